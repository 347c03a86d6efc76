locals {
  greeting = "Hello $${nmae}"
}
output "a" {
  value = templatefile("t.tftpl", { name = "x" })
}
output "b" {
  value = templatestring(local.greeting, { name = "x" })
}
output "c" {
  value = templatestring("Hello $${name}", { name = "x" })
}
