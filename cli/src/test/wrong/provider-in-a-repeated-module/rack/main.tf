provider "redfish" {
  endpoint = "https://bmc.example"
}
