terraform {
  required_providers {
    a {
    }
    one = {
      source = "rackform/redfish"
    }
    two = {
      source = "rackform/redfish"
    }
    b_c = {
      source = "rackform/netconf"
    }
    d = [1]
    e = {
      sorce = "x/e"
    }
    f = {
      source = "a/b/c/d"
    }
    k8s = {
      source                = "rackform/k8s"
      configuration_aliases = [other.x]
    }
  }
}
