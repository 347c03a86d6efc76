resource "terraform_data" "a" {
  lifecycle {
    precondition {
      condition     = var.b == 1
      error_message = "No."
    }
  }
}
variable "b" {
  default = 1
}
