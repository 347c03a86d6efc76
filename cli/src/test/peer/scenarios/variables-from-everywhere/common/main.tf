variable "a" { type = list(object({ n = string, p = optional(number, 80) })) }
variable "b" { type = map(set(string)) }
variable "c" { type = any }
variable "d" { type = string }
variable "e" {
  type    = tuple([string, number, bool])
  default = ["x", "1", "true"]
}
variable "f" { default = [1, "x"] }
variable "g" {
  type = bool
  default = null
}
variable "h" { default = null }
variable "untyped" { default = "s" }
output "all" { value = { a = var.a, b = var.b, c = var.c, d = var.d, e = var.e, f = var.f, g = var.g, h = var.h, untyped = var.untyped } }
