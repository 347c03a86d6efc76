resource "terraform_data" "x" {
  input = true
}

resource "terraform_data" "a" {
  lifecycle {
    prevent_destroy = terraform_data.x.output == null ? 7 : "never"
  }
}
