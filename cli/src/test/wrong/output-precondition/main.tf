variable "n" {
  default = 1
}
output "a" {
  value = var.n
  precondition {
    condition     = var.n == 2
    error_message = "One is not two."
  }
}
