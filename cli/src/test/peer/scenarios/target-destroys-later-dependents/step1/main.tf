resource "terraform_data" "root" {
  count = 2
  input = "r"
}
