resource "terraform_data" "a" {
  count = 2
  input = count.index
}
output "whole" { value = terraform_data.a }
output "first" { value = terraform_data.a[0] }
