variable "size" {
  validation {
    condition     = var.size < var.limit
    error_message = "size must be less than ${var.limit}"
  }
}

variable "limit" {}

resource "terraform_data" "b" {
  input = var.size
}
