variable "n" { default = 1 }
resource "terraform_data" "a" {
  input = var.n
  lifecycle {
    precondition {
      condition     = var.n < 2
      error_message = "Too many: ${var.n}."
    }
  }
}
resource "terraform_data" "b" {}
