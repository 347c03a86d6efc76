import {
  to = terraform_data.a
}
import {
  to = "terraform_data.a"
  id = "x"
}
import {
  to       = terraform_data.a
  id       = "x"
  identity = { id = "x" }
}
import {
  to = other_thing.a
  id = "x"
}
resource "terraform_data" "a" {}
