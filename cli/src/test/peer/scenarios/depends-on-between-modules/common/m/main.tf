variable "n" {}
resource "terraform_data" "x" { input = var.n }
output "id" { value = terraform_data.x.id }
output "static" { value = "static" }
