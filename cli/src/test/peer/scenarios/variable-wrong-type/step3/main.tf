variable "n" { type = object({ a = string }) }
output "n" { value = var.n }
