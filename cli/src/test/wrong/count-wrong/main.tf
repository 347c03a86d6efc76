resource "terraform_data" "a" {
  count = -1
}
resource "terraform_data" "b" {
  count = 1.5
}
resource "terraform_data" "c" {
  count = "many"
}
resource "terraform_data" "d" {
  count = null
}
resource "terraform_data" "e" {
  count = [1]
}
variable "v" {
  ephemeral = true
  default   = 1
}
resource "terraform_data" "f" {
  count = var.v
}
