variable "number" { type = number }
variable "list" { type = list(string) }
variable "object" { type = object({ a = number, b = optional(string, "x") }) }
variable "text" { type = string }
variable "untyped" {}
variable "truth" { type = bool }
output "number" { value = var.number }
output "list" { value = var.list }
output "object" { value = var.object }
output "text" { value = var.text }
output "untyped" { value = var.untyped }
output "truth" { value = var.truth }
