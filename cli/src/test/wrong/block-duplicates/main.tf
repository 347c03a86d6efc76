variable "a" {}
variable "a" {}
locals {
  b = 1
}
locals {
  b = 2
}
resource "terraform_data" "c" {}
resource "terraform_data" "c" {}
output "d" {
  value = 1
}
output "d" {
  value = 2
}
