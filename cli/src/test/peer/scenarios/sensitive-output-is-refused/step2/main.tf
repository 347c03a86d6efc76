resource "terraform_data" "a" { input = sensitive("x") }
output "o" { value = terraform_data.a.input }
