locals {
  tree = { name = "root", kids = [{ name = "a", kids = [{ name = "a1", kids = [] }] }, { name = "b", kids = [] }] }
  rows = [
    for n in [local.tree] : { n = n.name, d = 0 }
  ]
}
output "tree" { value = templatefile("${path.module}/node.tftpl", { node = local.tree, depth = 0, next = { for k in local.tree.kids : k.name => templatefile("leaf.tftpl", { node = k }) } }) }
output "yaml" {
  value = templatefile("${path.module}/list.tftpl", {
    hosts = { web = { ip = "10.0.0.1", tags = ["a", "b"] }, db = { ip = "10.0.0.2", tags = [] } }
    on    = true
  })
}
output "decoded" {
  value = yamldecode(templatefile("${path.module}/list.tftpl", {
    hosts = { web = { ip = "10.0.0.1", tags = ["a", "b"] }, db = { ip = "10.0.0.2", tags = [] } }
    on    = false
  }))
}
output "str" { value = templatestring(local.t, { who = "me", n = [1, 2] }) }
locals { t = "hi $${who}%%{ for x in n } <$${x}>%%{ endfor }" }
