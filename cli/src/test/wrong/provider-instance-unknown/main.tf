variable "sites" {
  type = map(string)
}
provider "redfish" {
  for_each = var.sites
  alias    = "each"
  endpoint = each.value
  username = "x"
  password = "x"
}
provider "redfish" {
  alias    = "one"
  endpoint = "https://bmc"
  username = "x"
  password = "x"
}
resource "redfish_power" "a" {
  provider = redfish.each["a"]
}
resource "redfish_power" "b" {
  provider = redfish.one["a"]
}
resource "redfish_power" "c" {
  provider = redfish.one
}
resource "redfish_power" "d" {
  provider = redfish.each
}
