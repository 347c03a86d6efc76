variable "list" {
  default = ["a", "b"]
}
output "a" {
  value = try()
}
output "b" {
  value = can(1, 2)
}
output "c" {
  value = max(null...)
}
output "d" {
  value = max(5...)
}
output "e" {
  value = substr("x")
}
output "f" {
  value = upper("x", "y", "z")
}
output "g" {
  value = cidrsubnet("10.0.0.0/8", 99, 1)
}
output "h" {
  value = join(",", "x")
}
output "i" {
  value = upper(null)
}
output "j" {
  value = length(5)
}
output "k" {
  value = upper(var.list)
}
output "l" {
  value = file("missing.txt")
}
output "m" {
  value = regex("(", "x")
}
output "n" {
  value = tonumber("abc")
}
output "o" {
  value = element([], 0)
}
