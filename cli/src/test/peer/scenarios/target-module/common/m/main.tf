variable "in" {}
resource "terraform_data" "a" { input = var.in }
resource "terraform_data" "b" { input = terraform_data.a.output }
output "b" { value = terraform_data.b.output }
