resource "terraform_data" "a" {
  provider = "terraform"
}
resource "terraform_data" "b" {
  provider = a.b.c
}
