variable "v" {}
resource "terraform_data" "a" { input = var.v }
output "b" { value = terraform_data.a.output }
