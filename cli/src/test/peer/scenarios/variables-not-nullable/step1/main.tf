module "nulls" {
  source = "./m"
  a = null
  b = null
  c = null
  d = null
  e = 1
}
module "inner" {
  source = "./m"
  d = { x = null, y = 1 }
  e = [null]
  c = [1, null]
}
output "nulls" { value = module.nulls }
output "inner" { value = module.inner }
