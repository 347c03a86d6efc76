module "b" {
  source = "./m"
  lst  = [{ a = 1, b = null }, { a = "x", b = 2 }]
}
output "b" { value = module.b }
