resource "terraform_data" "a" {
  count = 2
  input = 1
}
output "id" { value = terraform_data.a[0].id }
