module "b" {
  source = "./m"
  m = { l = [{ id = 1, c = 1 }, { id = 1, c = { d = 1 } }] }
}
output "b" { value = module.b }
