variable "a" {
  type     = string
  default  = "da"
  nullable = false
}
variable "b" {
  type    = string
  default = "db"
}
variable "c" {
  type     = list(string)
  default  = null
}
variable "d" {
  type = map(string)
  nullable = false
  default = {}
}
variable "e" { nullable = false }
output "all" { value = [var.a, var.b, var.c, var.d, var.e] }
output "c" { value = coalesce(var.c, ["fallback"]) }
output "keys" { value = { for k, v in var.d : k => v } }
