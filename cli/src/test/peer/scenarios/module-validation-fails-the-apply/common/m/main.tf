variable "n" {
  type = number
  validation {
    condition     = var.n > 3
    error_message = "More than three, not ${var.n}."
  }
}
resource "terraform_data" "a" { input = var.n }
