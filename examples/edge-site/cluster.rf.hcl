# The nodes know where they stand and how their server is set up.
resource "k8s_manifest" "node" {
  for_each = var.servers

  manifest = {
    apiVersion = "v1"
    kind       = "Node"
    metadata = {
      name = each.key
      labels = {
        "site.example.com/serial"  = module.server[each.key].serial
        "site.example.com/rack"    = each.value.rack
        "site.example.com/profile" = each.value.profile
        "site.example.com/turbo"   = lower(module.server[each.key].bios["ProcTurboMode"])
      }
    }
  }
}
