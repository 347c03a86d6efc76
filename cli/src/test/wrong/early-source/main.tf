variable "needed" {
  type = string
}
variable "secret" {
  sensitive = true
  default   = "./m"
}
resource "terraform_data" "a" {}
locals {
  one = local.two
  two = local.one
}
module "a" {
  source = terraform_data.a.id
}
module "b" {
  source = var.secret
}
module "c" {
  source = [1]
}
module "d" {
  source = local.one
}
module "e" {
  source = var.needed
}
module "f" {
  source = null
}
module "g" {
  source = var.undeclared
}
module "h" {
  source = local.undeclared
}
