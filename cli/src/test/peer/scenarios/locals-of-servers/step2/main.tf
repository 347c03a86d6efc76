locals {
  servers = {
    web = { size = 3, roles = ["cache", "http"], meta = { os = "deb", tags = { tier = "2" } } }
    app = { size = 1, roles = [], meta = { os = "rh" } }
  }
  expanded = merge([for name, s in local.servers : { for i in range(s.size) : format("%s-%02d", name, i + 1) => merge(s.meta, { name = name, idx = i, roles = join("+", sort(s.roles)) }) }]...)
}
resource "terraform_data" "server" {
  for_each         = local.expanded
  input            = each.value
  triggers_replace = { for k, v in each.value : k => v if k != "tags" }
}
output "roles" { value = distinct([for s in terraform_data.server : s.output.roles]) }
