variable "name" { type = string }
variable "size" { default = 1 }
resource "terraform_data" "slot" {
  count = var.size
  input = "${var.name}${count.index}"
}
output "slots" { value = terraform_data.slot[*].output }
