locals {
  b = [1]
  a = local.b[0 1]
}
