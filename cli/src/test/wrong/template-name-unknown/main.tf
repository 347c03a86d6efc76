output "a" {
  value = templatefile("t.tftpl", { name = "x" })
}
output "b" {
  value = templatestring("Hello $${nmae}", { name = "x" })
}
