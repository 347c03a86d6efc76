variable "racks" {}
locals {
  name = "x"
}
resource "terraform_data" "first" {}
module "inner" {
  source = "./inner"
}
output "a" {
  value = var.rakcs
}
output "b" {
  value = local.nam
}
output "c" {
  value = terraform_data.frist
}
output "d" {
  value = module.iner
}
output "e" {
  value = module.inner.adress
}
output "f" {
  value = data.terraform_data.first
}
output "g" {
  value = module.inner.also.nothing
}
