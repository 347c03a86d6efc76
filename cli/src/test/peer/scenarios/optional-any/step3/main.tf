module "b" {
  source = "./m"
  m = { l = [{ id = 1 }] }
}
output "b" { value = module.b }
