module "outer" {
  source = "./outer"
  name   = "a"
}
output "all" { value = module.outer }
