locals {
  a = {}
}
output "a" {
  value = try(local.a.b, tonumber("x"))
}

output "b" {
  value = try([]...)
}
