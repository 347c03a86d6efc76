variable "id" { type = string }
variable "n" {
  type    = number
  default = 1
  validation {
    condition     = var.n > 0
    error_message = "Positive."
  }
}
resource "terraform_data" "a" { input = "${var.id}-${var.n}" }
output "a" { value = terraform_data.a.input }
