resource "terraform_data" "id" { input = "w" }
locals {
  u = terraform_data.id.id
  o = terraform_data.id.output
}
resource "terraform_data" "a" {
  input = { len = length(local.u), list = [local.u, "x"], cond = local.u == "" ? "never" : "always", set = length(toset([local.o, "v"])), j = jsonencode({ o = local.o }), t = "${local.o}-t", sub = substr(local.o, 0, 1), keys = keys({ (local.o) = 1 }) }
}
resource "terraform_data" "c" {
  count            = length([local.u, local.o])
  input            = count.index == 0 ? local.u != "" : can(regex("^v$", local.o))
  triggers_replace = [local.o]
  lifecycle { create_before_destroy = true }
}
output "a" { value = { for k, v in terraform_data.a.output : k => v if k != "list" } }
output "c" { value = terraform_data.c[*].output }
