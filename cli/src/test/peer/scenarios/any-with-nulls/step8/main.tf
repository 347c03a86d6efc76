module "b" {
  source = "./m"
  lst   = [{ a = null }, { a = {} }]
}
output "b" { value = module.b }
