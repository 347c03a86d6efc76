locals {
  names  = ["a", "b", "a"]
  secret = sensitive("k")
}
output "a" {
  value = { for n in local.names : n => 1 }
}
output "b" {
  value     = { for n in [local.secret, local.secret] : n => 1 }
  sensitive = true
}
output "c" {
  value = { for n in [null] : n => 1 }
}
output "d" {
  value = { for n in [[1]] : n => 1 }
}
output "e" {
  value = [for n in 5 : n]
}
output "f" {
  value = [for n in local.names : n if "maybe"]
}
output "g" {
  value = [for n in local.names : n if null]
}
