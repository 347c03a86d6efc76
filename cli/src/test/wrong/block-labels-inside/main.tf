variable "a" {
  default = 1
  validation "b" {
    condition     = var.a == 1
    error_message = "No."
  }
}
resource "terraform_data" "a" {
  lifecycle "b" {
  }
}
