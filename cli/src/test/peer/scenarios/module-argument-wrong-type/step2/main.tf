module "m" {
  source = "./m"
  n      = ["1", 2]
}
output "n" { value = module.m.n }
