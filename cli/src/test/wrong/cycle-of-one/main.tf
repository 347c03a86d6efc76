locals {
  a = [local.a]
}
resource "terraform_data" "b" {
  input = terraform_data.b.id
}
