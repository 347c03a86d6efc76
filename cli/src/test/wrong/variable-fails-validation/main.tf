variable "size" {
  type = number
  validation {
    condition     = var.size < 10
    error_message = "A rack has at most 9 slots, not ${var.size}."
  }
}
