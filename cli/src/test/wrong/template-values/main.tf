locals {
  none = null
  list = ["a"]
}
output "a" {
  value = "x ${local.none}"
}
output "b" {
  value = "x ${local.list}"
}
output "c" {
  value = "%{ if local.none }x%{ endif }"
}
output "d" {
  value = "%{ for x in local.none }x%{ endfor }"
}
