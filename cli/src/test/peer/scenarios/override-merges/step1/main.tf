variable "a" { default = 1 }
locals { b = 1 }
resource "terraform_data" "c" {
  input = { a = var.a, b = local.b }
  lifecycle {
    create_before_destroy = true
  }
}
output "d" { value = terraform_data.c.output }
