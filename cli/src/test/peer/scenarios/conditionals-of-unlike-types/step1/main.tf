variable "n" { default = 1 }
locals {
  a = var.n == 1 ? { x = 1 } : { x = 1, y = 2 }
  b = var.n == 1 ? [1, 2] : [1]
  c = var.n == 1 ? [1, "a"] : ["b"]
  d = var.n == 1 ? tomap({ a = 1 }) : { b = "x" }
  e = var.n == 1 ? toset(["a"]) : ["b", "b"]
  f = var.n == 1 ? null : { a = 1 }
  g = var.n == 1 ? 1 : "2"
  h = var.n == 1 ? true : "2"
  i = var.n == 1 ? [] : [{ a = 1 }]
  j = var.n == 1 ? {} : { a = [1] }
  k = var.n == 1 ? { a = null } : { a = "x" }
  l = var.n == 1 ? [{ a = 1 }, { a = "2" }] : []
  m = var.n == 1 ? jsondecode("{\"a\":1}") : {}
  o = var.n == 1 ? { a = { b = 1 } } : { a = { c = 1 } }
}
output "a" { value = local.a }
output "b" { value = local.b }
output "c" { value = local.c }
output "d" { value = local.d }
output "e" { value = local.e }
output "f" { value = local.f }
output "g" { value = local.g }
output "h" { value = local.h }
output "i" { value = local.i }
output "j" { value = local.j }
output "k" { value = local.k }
output "l" { value = local.l }
output "m" { value = local.m }
output "o" { value = local.o }
