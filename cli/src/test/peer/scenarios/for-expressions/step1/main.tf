locals {
  map  = { b = 2, a = 1, c = 3 }
  list = ["x", "y", "x"]
}
output "list-of-map" { value = [for k, v in local.map : "${k}${v}"] }
output "map-of-list" { value = { for i, v in local.list : i => v } }
output "filtered" { value = [for k, v in local.map : k if v > 1] }
output "grouped" { value = { for i, v in local.list : v => i... } }
output "of-set" { value = [for v in toset(local.list) : upper(v)] }
output "nested" { value = [for i in range(2) : [for j in range(i + 1) : i * j]] }
output "object" { value = { for k, v in local.map : k => { v = v } } }
output "splat" { value = [{ a = 1 }, { a = 2 }][*].a }
output "splat-nested" { value = [{ a = [{ b = 1 }] }][*].a[0].b }
output "legacy" { value = [{ a = 1 }].*.a }
output "of-null" { value = null[*] }
