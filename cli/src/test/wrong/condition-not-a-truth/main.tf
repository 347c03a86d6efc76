variable "text" {
  default = "maybe"
}
resource "terraform_data" "a" {
  lifecycle {
    precondition {
      condition     = var.text
      error_message = "Hm."
    }
    precondition {
      condition     = var.text == "x" ? true : null
      error_message = "Hm."
    }
    precondition {
      condition     = var.text == "x"
      error_message = ["a"]
    }
    precondition {
      condition     = var.text == "x"
      error_message = null
    }
  }
}
