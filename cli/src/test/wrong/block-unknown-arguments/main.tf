variable "a" {
  typ = string
}
output "b" {
  value       = 1
  desciption  = "x"
  sensitve    = true
  validations = 1
}
resource "terraform_data" "c" {
  inptu = 1
}
