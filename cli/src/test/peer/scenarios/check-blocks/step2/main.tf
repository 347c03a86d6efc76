variable "n" { default = 1 }
resource "terraform_data" "a" { input = var.n }
check "size" {
  assert {
    condition     = terraform_data.a.output < 2
    error_message = "Too big: ${terraform_data.a.output}."
  }
}
