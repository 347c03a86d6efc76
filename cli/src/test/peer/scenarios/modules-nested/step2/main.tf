module "outer" {
  source = "./outer"
  name   = "b"
}
output "all" { value = module.outer }
