module "vlan" {
  source = "acme/vlan/switch//modules/access"
}
