check "c" {
  data "redfish_system" "a" {
    count = 2
  }
  data "redfish_system" "b" {
  }
  assert {
    condition     = data.redfish_system.a != null
    error_message = "no"
  }
}
