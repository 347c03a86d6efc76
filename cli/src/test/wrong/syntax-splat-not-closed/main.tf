locals {
  b = [1]
  a = local.b[*
}
