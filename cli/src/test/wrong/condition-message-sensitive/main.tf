variable "pin" {
  default   = "hush-hush"
  sensitive = true
}

resource "terraform_data" "a" {
  input = 1

  lifecycle {
    precondition {
      condition     = var.pin == "x"
      error_message = "The PIN is ${var.pin}."
    }
  }
}
