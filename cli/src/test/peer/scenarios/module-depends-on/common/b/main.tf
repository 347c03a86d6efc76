resource "terraform_data" "b" {}
output "b" { value = terraform_data.b.input }
