variable "pin" {
  type      = string
  sensitive = true
  validation {
    condition     = length(var.pin) < 5
    error_message = "The PIN ${var.pin} is too long."
  }
}
