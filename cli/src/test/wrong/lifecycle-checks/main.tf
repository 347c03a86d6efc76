resource "terraform_data" "a" {
  lifecycle {
    ignore_changes = [id]
  }
}
resource "terraform_data" "b" {
  lifecycle {
    ignore_changes = [all]
  }
}
resource "terraform_data" "c" {
  lifecycle {
    prevent_destroy = "maybe"
  }
}
