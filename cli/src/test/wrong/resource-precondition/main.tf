variable "n" {
  default = 3
}
resource "terraform_data" "a" {
  lifecycle {
    precondition {
      condition     = var.n == 2
      error_message = "Not two but ${var.n}."
    }
  }
}
