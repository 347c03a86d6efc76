resource "terraform_data" "a" {
  input = "a"
}

resource "terraform_data" "user" {
  input = terraform_data.a.id
}
