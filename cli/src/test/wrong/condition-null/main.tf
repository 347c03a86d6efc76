variable "n" {
  default = 1
}

resource "terraform_data" "a" {
  input = 1

  lifecycle {
    precondition {
      condition     = var.n == 1 ? null : true
      error_message = "no"
    }
  }
}
