locals {
  n = length(terraform_data.a)
}
resource "terraform_data" "a" {
  count = local.n
}
