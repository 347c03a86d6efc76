variable "v" {
  default = null
}
locals {
  none = null
  list = null
}
output "a" {
  value = local.none.name
}
output "b" {
  value = local.list[0]
}
output "c" {
  value = { for k, v in local.none : k => v }
}
output "d" {
  value = [for v in local.list : v]
}
