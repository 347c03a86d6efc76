resource "terraform_data" "a" {
  count = 2
}
resource "terraform_data" "b" {
  for_each = toset(["x", "y", "z", "p", "q", "r"])
}
resource "terraform_data" "none" {
  count = 0
}
output "a" {
  value = terraform_data.a[5].id
}
output "b" {
  value = terraform_data.b["xx"].id
}
output "c" {
  value = terraform_data.none[0].id
}
output "d" {
  value = terraform_data.a["x"].id
}
