output "a" {
  value = true ? { a = 1 } : [1]
}
output "b" {
  value = null ? 1 : 2
}
output "c" {
  value = "maybe" ? 1 : 2
}
output "d" {
  value = true ? [1] : toset([[1]])
}
