module "b" {
  source = "./m"
  m = { m = { a = null, b = { x = 1 } } }
}
output "b" { value = module.b }
