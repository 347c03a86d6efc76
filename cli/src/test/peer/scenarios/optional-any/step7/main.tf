module "b" {
  source = "./m"
  m = { l = [{ id = 1, c = 2 }, { id = 1, c = "x" }] }
}
output "b" { value = module.b }
