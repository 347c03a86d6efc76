module "b" {
  source = "./m"
  lst   = [{ a = [] }, { a = [1] }]
}
output "b" { value = module.b }
