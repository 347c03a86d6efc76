module "b" {
  source     = "./b"
  depends_on = [module.a]
}
module "a" {
  source = "./a"
}
resource "terraform_data" "c" {
  depends_on = [module.b]
}
