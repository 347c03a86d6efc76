module "a" {
  source = "./a"
  providers = {
    redfish   = redfish.a
    netconf.x = netconf.y
  }
  for_each = toset(["a", "b"])
  depends_on = [module.b,
  module.c]
}
