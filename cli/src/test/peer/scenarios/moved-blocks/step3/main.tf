moved {
  from = terraform_data.a
  to   = terraform_data.c
}
moved {
  from = terraform_data.c
  to   = terraform_data.d["x"]
}
resource "terraform_data" "d" {
  for_each = toset(["x", "y"])
  input    = 2
}
resource "terraform_data" "b" { input = terraform_data.d["x"].id }
