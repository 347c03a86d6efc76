module "a" {
  source = "./m"
  n      = "a"
}
module "b" {
  source     = "./m"
  n          = module.a.static
  depends_on = [module.a, terraform_data.pre]
}
module "c" {
  source     = "./m"
  count      = 2
  n          = count.index
  depends_on = [module.b]
}
resource "terraform_data" "pre" { input = "pre" }
resource "terraform_data" "post" {
  input      = "post"
  depends_on = [module.c]
}
output "x" {
  value      = "x"
  depends_on = [module.c, terraform_data.post]
}
