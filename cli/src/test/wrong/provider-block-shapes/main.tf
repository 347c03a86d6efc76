provider "redfish" {
  alias    = "1x"
  endpoint = "https://bmc"
  username = "x"
  password = "x"
}
provider "redfish" {
  for_each = { a = "x" }
  endpoint = "https://bmc"
  username = "x"
  password = "x"
}
provider "terraform" {
  version = "1.0"
}
