module "a" {
  source = "./m"
  n      = 1
}
module "b" {
  source = "./m"
  n      = module.a.n + 1
}
resource "terraform_data" "after" { input = [module.b.dep, module.b.n] }
output "x" { value = module.b }
