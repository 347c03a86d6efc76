locals {
  a = [1 2]
  b = "\q"
  c = 1 +
}
output "x" {
  value = local.
}
