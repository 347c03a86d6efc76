variable "low" { default = 1 }
variable "high" {
  default = 5
  validation {
    condition     = var.high > var.low && var.high < local.limit
    error_message = "Between ${var.low} and ${local.limit}."
  }
}
locals { limit = 10 }
output "high" { value = var.high }
