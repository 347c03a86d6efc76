resource "terraform_data" "a" {
  lifecycle {
    replace_triggered_by = [1 + 1]
  }
}
resource "terraform_data" "b" {
  lifecycle {
    replace_triggered_by = terraform_data.a
  }
}
resource "terraform_data" "c" {
  lifecycle {
    replace_triggered_by = [terraform_data.none]
  }
}
