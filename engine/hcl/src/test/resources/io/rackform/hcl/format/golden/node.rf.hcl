provider "redfish" "bmc" {
  for_each = var.nodes
  address  = "https://${each.value}" # BMC
}
resource "redfish_power" "node" {
  for_each = var.nodes
  provider = redfish.bmc[each.key]
  state    = "on"
}
