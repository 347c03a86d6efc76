module "b" {
  source = "./m"
  m = {}
}
output "b" { value = module.b }
