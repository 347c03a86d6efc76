locals {
  list = tolist(null)
  map  = { a = 1 }
}
output "a" {
  value = local.list[*].a
}
output "b" {
  value = [1][*].name
}
output "c" {
  value = local.map[*].b
}
