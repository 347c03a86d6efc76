terraform {
  required_providers {
    redfish = {
      source                = "rackform/redfish"
      configuration_aliases = [redfish.near, redfish.far]
    }
  }
}
