provider "netconf" {
  alias = "x"
}
resource "redfish_power" "a" {
  provider = netconf.x
}
