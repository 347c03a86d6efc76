output "servers" {
  description = "What an inventory wants to know of each server."
  value = {
    for name, server in var.servers : name => {
      serial = module.server[name].serial
      model  = module.server[name].model
      mac    = module.server[name].mac
      rack   = server.rack
      port   = "${var.racks[server.rack].switch} ${server.port}"
    }
  }
}

output "tenants" {
  description = "The namespaces of the cluster and who owns them."
  value       = { for name, tenant in local.tenants : name => tenant.owner }
}
