resource "terraform_data" "a" {
  for_each = toset(["c", "a", "b"])
  input    = each.value
}
output "set" { value = toset([3, 1, 2, "1"]) }
output "keys" { value = [for k in toset(["b", "a"]) : k] }
output "operations" { value = [setunion(["a"], ["b"]), setintersection(["a", "b"], ["b"]), setsubtract(["a", "b"], ["b"])] }
output "contains" { value = contains(toset(["a"]), "a") }
