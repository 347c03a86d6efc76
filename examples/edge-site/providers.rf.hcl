rackform {
  required_version = ">= 0.1"
}

# One provider instance is one device; a block with for_each makes one for each.

provider "redfish" {
  alias    = "bmc"
  for_each = var.servers

  endpoint = var.devices[each.key].address
  username = var.devices[each.key].username
  password = var.devices[each.key].password
  ca_pem   = var.devices[each.key].ca_pem
}

provider "netconf" {
  alias    = "switch"
  for_each = toset([for rack in values(var.racks) : rack.switch])

  host     = split(":", var.devices[each.key].address)[0]
  port     = tonumber(split(":", var.devices[each.key].address)[1])
  username = var.devices[each.key].username
  password = var.devices[each.key].password
  host_key = var.devices[each.key].host_key
}

provider "k8s" {
  server = var.devices["cluster"].address
  token  = var.devices["cluster"].token
  ca_pem = var.devices["cluster"].ca_pem
}
