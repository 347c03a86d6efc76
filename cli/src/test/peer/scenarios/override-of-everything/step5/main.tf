resource "terraform_data" "r" {
  input = 1
  provisioner "local-exec" { command = "echo base" }
  lifecycle {
    postcondition {
      condition = true
      error_message = "p"
    }
  }
}
variable "n" { default = "x" }
output "n" { value = var.n }
