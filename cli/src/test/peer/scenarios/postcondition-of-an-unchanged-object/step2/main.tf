resource "terraform_data" "c" {
  input = "y"
}

resource "terraform_data" "a" {
  input = 1
  lifecycle {
    postcondition {
      condition     = terraform_data.c.output == "x"
      error_message = "c changed"
    }
  }
}

resource "terraform_data" "b" {
  input = "${terraform_data.a.id}-2"
}
