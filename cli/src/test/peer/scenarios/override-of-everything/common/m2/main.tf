variable "v" { default = "m2" }
output "v" { value = "two-${var.v}" }
