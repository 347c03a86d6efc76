output "a" {
  value = false ? tolist([true]) : [[], []]
}
output "b" {
  value = true ? tomap({ a = [1] }) : { b = {} }
}
output "c" {
  value = true ? { a = 1, b = "x" } : tomap({ a = true })
}
