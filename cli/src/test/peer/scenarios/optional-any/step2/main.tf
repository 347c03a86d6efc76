module "b" {
  source = "./m"
  m = { m = { x = null } }
}
output "b" { value = module.b }
