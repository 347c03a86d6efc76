module "m" {
  source = "./m"
  in     = "x"
}
resource "terraform_data" "a" { input = module.m.plain }
output "all" {
  value     = module.m
  sensitive = true
}
