module "b" {
  source = "./m"
  lst   = [null, { a = 1 }]
}
output "b" { value = module.b }
