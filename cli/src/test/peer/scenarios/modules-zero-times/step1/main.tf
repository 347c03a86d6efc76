module "none" {
  source = "./rack"
  count  = 0
}
module "empty" {
  source   = "./rack"
  for_each = {}
}
output "none" { value = module.none[*].id }
output "empty" { value = module.empty }
output "one" { value = one(module.none[*].id) }
