resource "terraform_data" "alpha" {
  input = "z"
}

resource "terraform_data" "omega" {
  input = "a"
}
