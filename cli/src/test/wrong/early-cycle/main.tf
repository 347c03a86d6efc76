locals {
  a = local.b
  b = local.a
}

module "rack" {
  source = local.a
}
