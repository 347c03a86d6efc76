resource "terraform_data" "a" {
  input = 1

  lifecycle {
    postcondition {
      condition     = terraform_data.a.input == 1
      error_message = "no"
    }
  }
}

resource "terraform_data" "b" {
  input = 1

  lifecycle {
    precondition {
      condition     = terraform_data.b.input == 1
      error_message = "no"
    }
  }
}
