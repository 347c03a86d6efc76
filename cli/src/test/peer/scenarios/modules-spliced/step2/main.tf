module "g" {
  source   = "./group"
  for_each = { small = 1, big = 2 }
  size     = each.value
  prefix   = each.key
}
resource "terraform_data" "sum" { input = { for k, g in module.g : k => length(g.names) } }
output "g" { value = { for k, g in module.g : k => g.merged } }
output "flat" { value = flatten(values(module.g)[*].names) }
