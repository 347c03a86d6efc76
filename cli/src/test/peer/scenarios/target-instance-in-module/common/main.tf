module "one" {
  source = "./m"
  v      = terraform_data.root.output
  n      = 2
}
module "two" {
  source   = "./m"
  for_each = { x = 1, y = 2 }
  v        = module.one.b[0]
  n        = each.value
}
module "three" {
  source     = "./m"
  v          = "three"
  depends_on = [module.two]
}
resource "terraform_data" "root" { input = var.r }
variable "r" { default = "r" }
output "one" { value = module.one }
output "two" { value = module.two }
