locals {
  by_rack = { for n in var.nodes : n.rack => n.name... }
  first   = try(var.nodes[0].name, null)
  nets    = [for i in range(4) : cidrsubnet("10.0.0.0/8", 8, i)]
  text    = format("%s-%03d", var.name, 7)
  flag    = var.a != null && (var.b || !var.c)
}
