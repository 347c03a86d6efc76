variable "token" {
  ephemeral = true
}
resource "terraform_data" "a" {
  input = "x${var.token}"
}
output "b" {
  value = var.token
}
output "c" {
  value     = var.token
  ephemeral = true
}
module "m" {
  source = "./m"
  token  = var.token
}
