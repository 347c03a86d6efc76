resource "redfish_power" "a" {
  provider = redfish.nowhere
}
provider "redfish" {
  for_each = { a = "x" }
  alias    = "each"
  endpoint = "https://bmc"
}
resource "redfish_power" "b" {
  provider = redfish.each["b"]
}
resource "redfish_power" "c" {
  provider = redfish.each[null]
}
provider "nothing" {
}
