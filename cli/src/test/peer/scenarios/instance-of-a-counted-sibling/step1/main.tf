resource "terraform_data" "a" {
  count = 3
  input = count.index
}
output "sum" { value = sum([for each in terraform_data.a : each.input]) }
resource "terraform_data" "b" {
  for_each = { for i, a in terraform_data.a : "k${i}" => i }
  input    = terraform_data.a[each.value].output
}
output "b" { value = { for k, v in terraform_data.b : k => v.output } }
