resource "terraform_data" "a" {
  lifecycle {
    ignore_changes = [1 + 1]
  }
}
resource "terraform_data" "b" {
  lifecycle {
    ignore_changes = "all"
  }
}
resource "terraform_data" "c" {
  lifecycle {
    ignore_changes = [inptu]
  }
}
