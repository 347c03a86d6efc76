resource "terraform_data" "a" {
  lifecycle {
    precondition {
      condition     = "maybe"
      error_message = "Hm."
    }
    precondition {
      condition     = null
      error_message = "Hm."
    }
    precondition {
      condition     = false
      error_message = 5
    }
  }
}
