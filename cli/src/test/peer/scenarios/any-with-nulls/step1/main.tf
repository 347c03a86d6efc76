module "b" {
  source = "./m"
  lst    = [1, "2", true]
}
output "b" { value = module.b }
