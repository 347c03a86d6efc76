locals {
  none = null
}
output "a" {
  value = { ([1]) = 1 }
}
output "b" {
  value = { (local.none) = 1 }
}
