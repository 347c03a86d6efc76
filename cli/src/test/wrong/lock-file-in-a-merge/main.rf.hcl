module "vlan" {
  source = "git::https://git.example.org/network.git//vlan"
}
