ephemeral "rackform_secret" "s" {
  environment = "NOT_SET_ANYWHERE"
}

resource "terraform_data" "a" {
  lifecycle {
    precondition {
      condition     = ephemeral.rackform_secret.s.value != ""
      error_message = "no"
    }
  }
}
