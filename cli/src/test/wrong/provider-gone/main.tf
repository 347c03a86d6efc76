terraform {
  required_providers {
    redfihs = {
      source = "rackform/redfihs"
    }
    redfish = {
      source = "someone/redfish"
    }
    netconf = {
      source  = "rackform/netconf"
      version = ">= 99.0"
    }
  }
}
