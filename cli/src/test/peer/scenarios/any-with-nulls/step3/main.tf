module "b" {
  source = "./m"
  lst   = [[1], ["2", 3]]
}
output "b" { value = module.b }
