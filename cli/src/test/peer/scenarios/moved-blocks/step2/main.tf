moved {
  from = terraform_data.a
  to   = terraform_data.c
}
resource "terraform_data" "c" { input = 2 }
resource "terraform_data" "b" { input = terraform_data.c.id }
