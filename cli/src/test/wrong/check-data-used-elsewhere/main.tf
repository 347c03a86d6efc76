check "c" {
  data "redfish_system" "a" {
  }
  assert {
    condition     = data.redfish_system.a != null
    error_message = "no"
  }
}

output "o" {
  value = data.redfish_system.a
}
