locals {
  a = true ? 1 : var.missing
  b = false ? upper(1, 2) : 2
  c = false && local.missing
  d = [for x in [] : x.y + local.missing]
  e = try(1, var.missing)
}
