module "b" {
  source = "./m"
  m = { l = [{ id = 1, c = null }, { id = 1, c = "x" }] }
}
output "b" { value = module.b }
