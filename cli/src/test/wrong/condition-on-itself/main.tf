resource "terraform_data" "a" {
  lifecycle {
    precondition {
      condition     = self.id != ""
      error_message = "No."
    }
    precondition {
      condition     = terraform_data.a.id != ""
      error_message = "No."
    }
    postcondition {
      condition     = terraform_data.a.id != ""
      error_message = "No."
    }
    postcondition {
      condition     = 1 == 1
      error_message = "No."
    }
  }
}
variable "version" {
}
variable "b" {
  validation {
    condition     = true
    error_message = "No."
  }
}
