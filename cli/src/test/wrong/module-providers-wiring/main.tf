provider "redfish" {
  alias    = "one"
  endpoint = "https://bmc"
  username = "x"
  password = "x"
}
module "repeated" {
  source = "./own"
  count  = 2
}
module "twice" {
  source    = "./own"
  providers = { redfish = redfish.one }
}
module "unexpected" {
  source    = "./plain"
  providers = { redfish.other = redfish.one }
}
module "unused" {
  source    = "./plain"
  providers = { netconf = redfish.one }
}
module "missing" {
  source = "./alias"
}
module "nowhere" {
  source    = "./alias"
  providers = { redfish.main = redfish.none }
}
