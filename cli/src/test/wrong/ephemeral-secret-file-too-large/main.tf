ephemeral "rackform_secret" "s" {
  file = "/bin/bash"
}

resource "terraform_data" "a" {
  lifecycle {
    precondition {
      condition     = ephemeral.rackform_secret.s.value != ""
      error_message = "no"
    }
  }
}
