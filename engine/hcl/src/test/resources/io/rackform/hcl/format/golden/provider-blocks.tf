provider "redfish" {
  alias    = "bmc"
  for_each = local.nodes
  address  = each.value.address
  insecure = true
  timeouts { read = "30s" }
}
