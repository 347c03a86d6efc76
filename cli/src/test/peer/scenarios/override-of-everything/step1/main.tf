terraform {
  required_version = ">= 1.0"
}
variable "t" {
  type    = number
  default = "5"
  validation {
    condition     = var.t < 10
    error_message = "t"
  }
}
locals {
  a = 1
  b = 2
}
module "m" {
  source = "./m"
  v      = "orig"
}
resource "terraform_data" "r" {
  count = 2
  input = { a = local.a }
  lifecycle {
    ignore_changes = [input]
    precondition {
      condition     = local.a > 0
      error_message = "x"
    }
  }
}
output "o" {
  value       = "o"
  description = "d"
  depends_on  = [terraform_data.r]
}
