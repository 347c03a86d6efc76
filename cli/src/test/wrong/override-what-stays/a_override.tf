resource "terraform_data" "a" {
  depends_on = [terraform_data.b]

  lifecycle {
    precondition {
      condition     = true
      error_message = "no"
    }
  }
}

moved {
  from = terraform_data.b
  to   = terraform_data.a
}
