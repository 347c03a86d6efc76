resource "terraform_data" "rack" {}

output "id" {
  value = data.terraform_data.rack.id
}
