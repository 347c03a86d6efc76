terraform {
  required_providers {
    redfish = {
      source = "rackform/redfish"
    }
  }
}
