variable "v" {}
variable "n" { default = 1 }
resource "terraform_data" "a" { input = var.v }
resource "terraform_data" "b" {
  count = var.n
  input = "${terraform_data.a.output}-${count.index}"
}
resource "terraform_data" "lone" { input = "lone" }
output "b" { value = terraform_data.b[*].output }
