module "b" {
  source = "./m"
  lst   = [null, null]
}
output "b" { value = module.b }
