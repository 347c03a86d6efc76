variable "n" {
  default = 1
}
resource "terraform_data" "a" {
  input = var.n
}
check "known" {
  assert {
    condition     = var.n == 2
    error_message = "Not two but ${var.n}."
  }
}
check "later" {
  assert {
    condition     = terraform_data.a.id == "x"
    error_message = "Another id."
  }
}
