resource "terraform_data" "a" {
}
output "first" {
  value = terraform_data.a[0].id
}
output "id" {
  value = resource.terraform_data.a["id"]
}
