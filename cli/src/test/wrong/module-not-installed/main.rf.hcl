module "vlan" {
  source = "git::https://ada:secret@git.example.org/network.git//vlan?ref=v1.2.0"
}
