variable "n" {
  default = 1
}

resource "terraform_data" "a" {
  input = 1

  lifecycle {
    precondition {
      condition     = var.n == 2
      error_message = ["a"]
    }
    precondition {
      condition     = var.n == 2
      error_message = null
    }
  }
}
