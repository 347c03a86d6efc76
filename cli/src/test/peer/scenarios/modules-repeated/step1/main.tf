module "counted" {
  source = "./rack"
  count  = 2
  name   = "c${count.index}-"
}
module "keyed" {
  source   = "./rack"
  for_each = { a = 1, b = 2 }
  name     = each.key
  size     = each.value
}
output "counted" { value = module.counted[*].slots }
output "one" { value = module.counted[1].slots[0] }
output "keyed" { value = { for k, m in module.keyed : k => m.slots } }
output "b" { value = module.keyed["b"].slots }
