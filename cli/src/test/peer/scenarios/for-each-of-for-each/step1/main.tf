resource "terraform_data" "first" {
  for_each = { a = 1, b = 2 }
  input    = each.value
}
resource "terraform_data" "second" {
  for_each = terraform_data.first
  input    = "${each.key} ${each.value.output}"
}
output "second" { value = { for k, v in terraform_data.second : k => v.output } }
