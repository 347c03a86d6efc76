variable "n" {}
resource "terraform_data" "in" { input = var.n }
output "id" { value = terraform_data.in.id }
