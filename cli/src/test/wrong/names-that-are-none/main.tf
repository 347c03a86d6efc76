resource "terraform_data" "9a" {
}
variable "a b" {
}
output "" {
  value = 1
}
module "5m" {
  source = "./m"
}
check "-" {
  assert {
    condition     = terraform_data.b.id != ""
    error_message = "No."
  }
}
resource "terraform_data" "b" {
}
