module "nulls" {
  source = "./inner"
  kept   = null
  never  = null
}
module "values" {
  source = "./inner"
  kept   = "a"
  never  = "b"
  none   = "c"
}
output "nulls" { value = module.nulls.all }
output "values" { value = module.values.all }
