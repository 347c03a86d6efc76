variable "size" {
  type    = number
  default = 3
  validation {
    condition     = var.size > 0
    error_message = "The size must be positive, not ${var.size}."
  }
  validation {
    condition     = floor(var.size) == var.size
    error_message = "Whole numbers only."
  }
}
output "size" { value = var.size }
