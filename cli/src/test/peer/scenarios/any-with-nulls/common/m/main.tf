variable "lst" {
  type    = list(any)
  default = []
}
output "lst" { value = var.lst }
