variable "maybe" {
  type    = string
  default = null
}
resource "terraform_data" "a" {
  input            = var.maybe
  triggers_replace = var.maybe
}
output "null" { value = var.maybe }
output "splat" { value = var.maybe[*] }
