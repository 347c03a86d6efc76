check "a" {
}
check "b" {
  data "terraform_data" "one" {
  }
  data "terraform_data" "two" {
  }
  assert {
    condition     = data.terraform_data.one.id != ""
    error_message = "No."
  }
}
check "c" {
  data "terraform_data" "three" {
    count = 1
  }
  assert {
    condition     = data.terraform_data.three.id != ""
    error_message = "No."
  }
}
output "d" {
  value = data.terraform_data.three.id
}
