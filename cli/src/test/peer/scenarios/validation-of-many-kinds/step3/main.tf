variable "x" {
  default = "s"
  sensitive = true
  validation {
    condition = length(var.x) > 3
    error_message = "bad ${var.x}"
  }
}
