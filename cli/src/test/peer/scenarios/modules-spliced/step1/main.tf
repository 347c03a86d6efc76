module "g" {
  source   = "./group"
  for_each = { small = 0, big = 3 }
  size     = each.value
  prefix   = each.key
}
resource "terraform_data" "sum" { input = { for k, g in module.g : k => length(g.names) } }
output "g" { value = { for k, g in module.g : k => g.merged } }
output "first" { value = module.g["big"].first.name }
output "firsts" { value = [for g in module.g : try(g.first.name, null)] }
output "flat" { value = flatten(values(module.g)[*].names) }
