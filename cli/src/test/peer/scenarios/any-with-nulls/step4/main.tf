module "b" {
  source = "./m"
  lst   = [null, "2"]
}
output "b" { value = module.b }
