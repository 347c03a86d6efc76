resource "terraform_data" "b" {
  count = 2
  input = "a"
}
