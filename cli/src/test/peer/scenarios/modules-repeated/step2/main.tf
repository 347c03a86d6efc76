module "counted" {
  source = "./rack"
  count  = 1
  name   = "c${count.index}-"
}
module "keyed" {
  source   = "./rack"
  for_each = { b = 1, c = 0 }
  name     = each.key
  size     = each.value
}
output "counted" { value = module.counted[*].slots }
output "keyed" { value = { for k, m in module.keyed : k => m.slots } }
output "b" { value = module.keyed["b"].slots }
