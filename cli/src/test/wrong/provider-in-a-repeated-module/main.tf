provider "redfish" {
  endpoint = "https://bmc.example"
}

module "rack" {
  source = "./rack"
  count  = 2
}

module "other" {
  source    = "./rack"
  providers = { redfish = redfish }
}
