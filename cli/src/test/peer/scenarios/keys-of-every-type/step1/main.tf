locals {
  m = { 1 = "one", true = "yes", 1.50 = "x", "a b" = 1, (null == null ? "k" : "z") = 2, "${1}2" = 3, foo-bar = 4, if = 5, for = 6 , null = 7 }
  byidx = { for i, v in ["x", "y"] : i => v }
  bybool = { for b in [true, false] : b => !b }
}
output "m" { value = local.m }
output "idx" { value = [local.m[1], local.m["1"], local.m[true], local.m.true, local.byidx[0], local.byidx["1"], local.bybool[false], local.m.foo-bar] }
output "tomap" { value = tomap({ a = 1, b = "2" })["b"] }
output "list_str" { value = ["a", "b"]["1"] }
output "tuple_idx" { value = ["a", 2].1 }
output "conv" { value = [tomap(local.byidx), tostring(1.0), tonumber("-1.50"), "${1e2}", "${0.1 + 0.2}", 1 / 3 * 3 == 1] }
