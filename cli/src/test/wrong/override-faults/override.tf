resource "terraform_data" "a" {
  depends_on = [terraform_data.b]
  lifecycle {
    precondition {
      condition     = var.b == 1
      error_message = "No."
    }
  }
}
resource "terraform_data" "c" {}
variable "b" {
  validation {
    condition     = var.b == 1
    error_message = "No."
  }
}
