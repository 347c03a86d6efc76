resource "terraform_data" "a" { input = "x" }
locals {
  id   = terraform_data.a.id
  list = [terraform_data.a.id, "known"]
  map  = { id = terraform_data.a.id, known = 1 }
}
output "upper" { value = length(upper(local.id)) }
output "equal" { value = local.id == "x" }
output "conditional" { value = local.id == "x" ? 1 : 2 }
output "element" { value = local.list[1] }
output "attribute" { value = local.map.known }
output "for" { value = [for each in local.list : "${each}!"] }
output "length" { value = length(local.list) }
output "template" { value = "a ${local.id} b" }
output "not-null" { value = local.id != null }
output "coalesce" { value = coalesce(local.id, "x") }
output "try" { value = try(local.id.nothing, "caught") }
output "can" { value = can(tonumber(local.id)) }
output "splat" { value = terraform_data.a[*].id }
output "keys" { value = keys(local.map) }
output "merge" { value = merge(local.map, { more = true }) }
output "json" { value = length(jsonencode(local.map)) }
