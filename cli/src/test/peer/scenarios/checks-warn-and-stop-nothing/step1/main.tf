resource "terraform_data" "a" {
  input = 1
}

check "c" {
  assert {
    condition     = terraform_data.a.input == 2
    error_message = "in is ${terraform_data.a.input}"
  }
  assert {
    condition     = terraform_data.a.output == 2
    error_message = "out is ${terraform_data.a.output}"
  }
}
