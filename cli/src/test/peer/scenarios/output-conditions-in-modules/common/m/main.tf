variable "n" { type = number }
output "n" {
  value = var.n
  precondition {
    condition     = var.n > 0
    error_message = "n is ${var.n}"
  }
}
output "dep" {
  value      = "d"
  depends_on = [terraform_data.x]
}
resource "terraform_data" "x" {
  input = var.n
  lifecycle {
    postcondition {
      condition     = self.output == var.n
      error_message = "not the same"
    }
    precondition {
      condition     = var.n != 5
      error_message = "five"
    }
  }
}
