resource "terraform_data" "alpha" {
  input = "z"
}
