variable "min" { default = 1 }
variable "max" {
  type    = number
  default = 0
  validation {
    condition     = var.max >= var.min
    error_message = "max ${var.max} is below ${var.min}"
  }
}
output "x" { value = var.max }
