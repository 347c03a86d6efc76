module "vlan" {
  source = "modules/vlan"
}
