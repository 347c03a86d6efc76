module "a" {
  source = "./m"
  n      = "a2"
}
module "b" {
  source     = "./m"
  n          = module.a.static
  depends_on = [module.a]
}
module "c" {
  source     = "./m"
  count      = 1
  n          = count.index
  depends_on = [module.b]
}
output "x" { value = module.b.id == module.c[0].id }
