variable "token" {
  ephemeral = true
  validation {
    condition     = length(var.token) > 5
    error_message = "The token ${var.token} is too short."
  }
}
