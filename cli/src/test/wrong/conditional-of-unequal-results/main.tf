variable "on" {
  type = bool
}
output "a" {
  value = var.on ? "text" : [1]
}
output "b" {
  value = var.on ? tolist([1]) : tomap({ a = 1 })
}
output "c" {
  value = var.on ? tolist(["a"]) : toset(["a"])
}
