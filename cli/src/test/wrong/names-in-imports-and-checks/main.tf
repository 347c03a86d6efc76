variable "id" {
  type = string
}
import {
  to = terraform_data.a
  id = var.ids
}
resource "terraform_data" "a" {}
check "a" {
  assert {
    condition     = terraform_data.b.id != local.none
    error_message = "Of ${terraform_data.a.ids}."
  }
}
