import {
  to = terraform_data.a
  id = ""
}
import {
  to = terraform_data.b
  id = "x"
}
import {
  to = terraform_data.b
  id = "y"
}
import {
  to = terraform_data.none
  id = "z"
}
resource "terraform_data" "a" {}
resource "terraform_data" "b" {}
