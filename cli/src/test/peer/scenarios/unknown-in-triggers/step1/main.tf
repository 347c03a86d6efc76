resource "terraform_data" "a" { triggers_replace = "1" }
resource "terraform_data" "b" { triggers_replace = [terraform_data.a.id] }
resource "terraform_data" "c" { input = { known = 1, id = terraform_data.b.id } }
output "known" { value = terraform_data.c.output.known }
