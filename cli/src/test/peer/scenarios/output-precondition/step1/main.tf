variable "n" { default = 1 }
output "n" {
  value = var.n
  precondition {
    condition     = var.n == 1
    error_message = "Not one."
  }
}
