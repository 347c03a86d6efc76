module "b" {
  source = "./m"
  m = { l = [{ id = 1, c = { d = 2 } }, { id = 1, c = { d = "1" } }] }
}
output "b" { value = module.b }
