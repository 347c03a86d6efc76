variable "hosts" {
  type = list(object({ name = string, roles = list(string), weight = optional(number, 1) }))
  default = [
    { name = "b", roles = ["db", "web"], weight = 3 },
    { name = "a", roles = ["web"] },
  ]
}
locals {
  by_name = { for h in var.hosts : h.name => h }
  by_role = { for pair in flatten([for h in var.hosts : [for r in h.roles : { role = r, host = h.name }]]) : pair.role => pair.host... }
}
resource "terraform_data" "host" {
  for_each = local.by_name
  input    = merge(each.value, { label = format("%s-%02d", each.key, each.value.weight) })
}
output "roles" { value = local.by_role }
output "labels" { value = [for h in terraform_data.host : h.output.label] }
output "sum" { value = sum(var.hosts[*].weight) }
output "sorted" { value = sort(var.hosts[*].name) }
output "zip" { value = zipmap(var.hosts[*].name, var.hosts[*].weight) }
output "lookup" { value = lookup(local.by_name, "c", null) }
output "product" { value = [for p in setproduct(["x", "y"], [1, 2]) : join("", p)] }
output "subnets" { value = cidrsubnets("10.0.0.0/16", 4, 8) }
output "json" { value = jsondecode(jsonencode(local.by_role)) }
output "yaml" { value = yamldecode(yamlencode({ a = [1, null, "x"] })) }
output "time" { value = timeadd("2020-01-01T00:00:00Z", "36h") }
output "regex" { value = regexall("[a-z]+", "ab1cd") }
output "chunk" { value = chunklist(range(5), 2) }
