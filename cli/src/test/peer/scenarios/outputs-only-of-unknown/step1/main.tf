resource "terraform_data" "a" {
  input = "x"
}
output "id" { value = terraform_data.a.id }
output "known" { value = terraform_data.a.input }
output "length" { value = length(terraform_data.a.id) }
output "text" { value = "id is ${terraform_data.a.id}." }
