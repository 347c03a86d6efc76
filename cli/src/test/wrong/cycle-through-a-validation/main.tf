variable "a" {
  default = 1
  validation {
    condition     = local.b > 0
    error_message = "No."
  }
}
locals {
  b = var.a
}
