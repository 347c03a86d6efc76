module "vlan" {
  source = "git::file:///nowhere/network.git//vlan"
}
