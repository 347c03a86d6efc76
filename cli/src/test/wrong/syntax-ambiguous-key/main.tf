locals {
  b = "x"
  a = { local.b = 1 }
}
