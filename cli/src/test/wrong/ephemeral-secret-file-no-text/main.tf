ephemeral "rackform_secret" "s" {
  file = "key.bin"
}

resource "terraform_data" "a" {
  lifecycle {
    precondition {
      condition     = ephemeral.rackform_secret.s.value != ""
      error_message = "no"
    }
  }
}
