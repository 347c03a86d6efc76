locals {
  servers = {
    web = { size = 2, roles = ["http", "cache"], meta = { os = "deb", tags = { tier = "1" } } }
    db  = { size = 1, roles = ["sql"], meta = { os = "rh" } }
  }
  expanded = merge([for name, s in local.servers : { for i in range(s.size) : format("%s-%02d", name, i + 1) => merge(s.meta, { name = name, idx = i, roles = join("+", sort(s.roles)) }) }]...)
  by_role  = transpose({ for k, v in local.servers : k => v.roles })
  inverted = { for pair in flatten([for k, v in local.servers : [for r in v.roles : { r = r, k = k }]]) : pair.r => pair.k... }
  tags     = { for k, v in local.servers : k => try(v.meta.tags.tier, lookup(v.meta, "tier", "none")) }
  csv      = join("\n", [for k, v in local.expanded : "${k},${v.os},${lookup(v, "tags", null) == null ? "-" : jsonencode(v.tags)}"])
  total    = sum(values(local.servers)[*].size)
  oses     = toset(values(local.servers)[*].meta.os)
  first    = { for k, v in local.expanded : v.os => k... if v.idx == 0 }
}
resource "terraform_data" "server" {
  for_each         = local.expanded
  input            = each.value
  triggers_replace = { for k, v in each.value : k => v if k != "tags" }
}
output "all" { value = { by_role = local.by_role, inverted = local.inverted, tags = local.tags, csv = local.csv, total = local.total, oses = local.oses, first = local.first } }
output "roles" { value = distinct([for s in terraform_data.server : s.output.roles]) }
