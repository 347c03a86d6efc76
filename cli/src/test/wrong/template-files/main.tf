output "a" {
  value = templatefile("good.tftpl", {})
}
output "b" {
  value = templatefile("broken.tftpl", {})
}
output "c" {
  value = templatefile("good.tftpl", "text")
}
