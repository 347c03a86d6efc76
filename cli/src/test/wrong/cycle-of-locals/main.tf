locals {
  a = local.b
  b = upper(local.c)
  c = "x${local.a}"
}
