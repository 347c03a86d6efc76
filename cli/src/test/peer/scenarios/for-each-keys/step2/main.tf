resource "terraform_data" "map" {
  for_each = { a = 1, "b c" = 3 }
  input    = "${each.key}=${each.value}"
}
resource "terraform_data" "set" {
  for_each = toset(["y", "z"])
  input    = [each.key, each.value]
}
resource "terraform_data" "object" {
  for_each = {}
  input    = each.value
}
output "all" { value = { for k, v in terraform_data.map : k => v.output } }
output "one" { value = terraform_data.map["b c"].input }
output "keys" { value = keys(terraform_data.set) }
output "values" { value = values(terraform_data.object)[*].input }
