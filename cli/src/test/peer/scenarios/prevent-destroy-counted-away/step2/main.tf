resource "terraform_data" "g" {
  count = 1
  lifecycle {
    prevent_destroy = true
  }
}
