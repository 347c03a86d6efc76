variable "envs" { default = ["dev", "prod"] }
variable "regions" {
  default = { eu = { zones = 2, cidr = "10.0.0.0/16" }, us = { zones = 3, cidr = "10.1.0.0/16" } }
}
locals {
  pairs = { for p in setproduct(var.envs, keys(var.regions)) : "${p[0]}/${p[1]}" => { env = p[0], region = p[1] } }
  zones = flatten([
    for env in var.envs : [
      for r, c in var.regions : [
        for z in range(c.zones) : { env = env, region = r, zone = z, cidr = cidrsubnet(c.cidr, 4, z + index(var.envs, env) * 8) }
      ]
    ]
  ])
  byregion = { for z in local.zones : z.region => z.cidr... }
  nested   = { for r in distinct(local.zones[*].region) : r => { for z in local.zones : z.env => z... if z.region == r } }
  nets     = cidrsubnets("10.64.0.0/10", 6, 6, 8, 4)
}
resource "terraform_data" "pair" {
  for_each         = local.pairs
  input            = each.value
  triggers_replace = each.value.env == "prod" ? [each.key] : null
}
resource "terraform_data" "zone" {
  for_each = { for z in local.zones : join("-", [z.env, z.region, z.zone]) => z if z.zone != 1 }
  input    = merge(each.value, { parent = terraform_data.pair["${each.value.env}/${each.value.region}"].input.region })
}
output "byregion" { value = local.byregion }
output "nested" { value = local.nested }
output "nets" { value = local.nets }
output "keys" { value = keys(terraform_data.zone) }
output "all" { value = [for k, z in terraform_data.zone : "${k}=${z.output.cidr}"] }
output "empty" { value = setproduct([], ["a"]) }
output "prodset" { value = setproduct(toset(["b", "a"]), toset([1, 2])) }
output "prodmixed" { value = try(setproduct(["a"], [1, true]), "refused") }
