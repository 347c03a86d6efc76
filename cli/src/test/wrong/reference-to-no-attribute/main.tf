resource "terraform_data" "a" {}
resource "terraform_data" "b" {
  count = 2
}
output "a" {
  value = terraform_data.a.outptu
}
output "b" {
  value = terraform_data.b[0].nothing
}
output "c" {
  value = terraform_data.b.id
}
output "d" {
  value = terraform_data.b[*].nothing
}
