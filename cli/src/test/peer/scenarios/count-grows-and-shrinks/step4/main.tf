resource "terraform_data" "a" {
  count = 0
  input = "n${count.index}"
}
output "ids" { value = terraform_data.a[*].id }
output "one" { value = one(terraform_data.a[*].id) }
output "tried" { value = try(terraform_data.a[0].id, "none") }
