locals {
  c = "${local.b}c"
  a = "a"
}
locals {
  b      = "${local.a}b"
  nested = { list = [local.a, local.b, local.c], map = { for k in [local.a, local.c] : k => upper(k) } }
}
output "nested" { value = local.nested }
