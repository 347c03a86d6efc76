module "server" {
  source   = "./modules/server"
  for_each = var.servers

  providers = {
    redfish = redfish.bmc[each.key]
  }

  profile = each.value.profile
}
