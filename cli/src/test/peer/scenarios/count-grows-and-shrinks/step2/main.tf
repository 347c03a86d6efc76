resource "terraform_data" "a" {
  count = 4
  input = "n${count.index}"
}
output "ids" { value = terraform_data.a[*].id }
output "inputs" { value = [for each in terraform_data.a : each.output] }
output "last" { value = terraform_data.a[length(terraform_data.a) - 1].input }
