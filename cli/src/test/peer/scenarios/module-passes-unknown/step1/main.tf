resource "terraform_data" "source" { input = 3 }
module "m" {
  source = "./m"
  id     = terraform_data.source.id
  n      = terraform_data.source.output
}
output "a" { value = module.m.a }
