variable "kept" {
  default = "default"
}
variable "never" {
  default  = "default"
  nullable = false
}
variable "none" {
  type    = string
  default = null
}
output "all" { value = [var.kept, var.never, var.none] }
