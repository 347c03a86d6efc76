resource "terraform_data" "g" {
  count = 2
  lifecycle {
    prevent_destroy = true
  }
}
