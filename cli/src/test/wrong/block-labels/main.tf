resource "terraform_data" {}
locals "x" {}
variable {}
output "a" "b" {
  value = 1
}
