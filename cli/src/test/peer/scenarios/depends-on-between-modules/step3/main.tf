module "a" {
  source     = "./m"
  n          = "a"
  depends_on = [module.b]
}
module "b" {
  source = "./m"
  n      = module.a.id
}
