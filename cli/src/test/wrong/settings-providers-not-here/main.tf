terraform {
  required_providers {
    redfsh  = { version = "~> 1.0" }
    redfish = { source = "dell/redfish" }
    netconf = { source = "rackform/netconf", version = ">= 99" }
  }
}
