resource "terraform_data" "a" { input = 2 }
output "id" { value = terraform_data.a.id }
output "twice" { value = terraform_data.a.output }
