module "m" {
  source = "./m"
  nic    = { name = "eth0", ips = null, dropped = true }
  nics   = { a = {}, b = { mtu = 9000 } }
}
output "m" { value = module.m }
