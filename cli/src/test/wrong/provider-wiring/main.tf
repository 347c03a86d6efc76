provider "redfish" {
  alias    = "one"
  endpoint = "https://bmc.example"
}

provider "netconf" {
  alias = "switch"
}

module "rack" {
  source = "./rack"
  providers = {
    redfish.near = netconf.switch
    redfish.nera = redfish.one
    redfish      = redfish.two
    k8s          = k8s
  }
}
