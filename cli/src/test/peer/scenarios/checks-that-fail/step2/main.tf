variable "limit" { default = 1 }
check "secret_words" {
  assert {
    condition     = var.limit > 1
    error_message = "secret ${sensitive(var.limit)}"
  }
}
check "text" {
  assert {
    condition     = "${var.limit > 2}"
    error_message = "n"
  }
}
check "none" {
  assert {
    condition     = var.limit > 1 ? true : null
    error_message = "n"
  }
}
