locals {
  text = "abc"
  none = null
  zero = 0
}
output "a" {
  value = local.text + 1
}
output "b" {
  value = local.none + 1
}
output "c" {
  value = 1 / local.zero
}
output "d" {
  value = !local.text
}
output "e" {
  value = -local.text
}
output "f" {
  value = true && local.text
}
output "g" {
  value = 1e9999 * 1e9999
}
output "h" {
  value = 5 % local.zero
}
