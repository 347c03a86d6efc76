resource "terraform_data" "id" { input = "v" }
locals {
  u = terraform_data.id.id
  o = terraform_data.id.output
}
resource "terraform_data" "a" {
  input = { len = length(local.u), list = [local.u, "x"], cond = local.u == "" ? "never" : "always", set = length(toset([local.o, "v"])), j = jsonencode({ o = local.o }), t = "${local.o}-t", sub = substr(local.o, 0, 1), keys = keys({ (local.o) = 1 }) }
}
resource "terraform_data" "b" {
  for_each = { for k, v in { x = local.o, y = null } : k => v }
  input    = try(upper(each.value), "none")
}
resource "terraform_data" "c" {
  count            = length([local.u, local.o])
  input            = count.index == 0 ? local.u != "" : can(regex("^v$", local.o))
  triggers_replace = [local.o]
}
output "a" { value = { for k, v in terraform_data.a.output : k => v if k != "list" } }
output "b" { value = { for k, v in terraform_data.b : k => v.output } }
output "c" { value = terraform_data.c[*].output }
output "m" { value = merge({ a = 1 }, { (local.o) = 2 }) }
output "s" { value = setunion([local.o], ["v", "w"]) }
output "e" { value = element([local.o, 1], 3) }
output "srt" { value = sort(["z", local.o, "a"]) }
output "z" { value = zipmap([local.o, "k"], [1, 2]) }
