variable "r" {
  nullable = false
  default  = null
}
output "r" { value = var.r }
