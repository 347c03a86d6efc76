terraform {
  required_providers {
    Up     = { source = "rackform/redfish" }
    bad    = { source = "a/b/c/d" }
    other  = { sorce = "rackform/k8s" }
    switch = { source = "rackform/netconf", configuration_aliases = [netconf.b] }
    again  = { source = "rackform/netconf" }
    inner {
    }
  }
}
