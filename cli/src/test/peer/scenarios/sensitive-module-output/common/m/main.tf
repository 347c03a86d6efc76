variable "in" { sensitive = true }
output "out" {
  value     = "${var.in}!"
  sensitive = true
}
output "plain" {
  value     = "p"
  sensitive = true
}
