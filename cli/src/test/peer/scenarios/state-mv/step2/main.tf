resource "terraform_data" "b" {
  input = "a"
}

resource "terraform_data" "user" {
  input = terraform_data.b.id
}
