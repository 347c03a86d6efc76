output "a" {
  value = var.missing
}
resource "terraform_data" "b" {
  inptu = 1
}
