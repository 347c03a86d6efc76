module "b" {
  source = "./m"
  lst   = [{ a = null }, { a = null }]
}
output "b" { value = module.b }
