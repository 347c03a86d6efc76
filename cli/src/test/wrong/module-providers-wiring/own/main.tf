provider "redfish" {
  endpoint = "https://bmc"
  username = "x"
  password = "x"
}
