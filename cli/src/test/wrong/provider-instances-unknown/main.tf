resource "terraform_data" "site" {
  input = "x"
}
provider "redfish" {
  for_each = toset([terraform_data.site.id])
  alias    = "each"
  endpoint = each.value
  username = "x"
  password = "x"
}
resource "redfish_power" "a" {
  provider = redfish.each["a"]
  state    = "On"
}
