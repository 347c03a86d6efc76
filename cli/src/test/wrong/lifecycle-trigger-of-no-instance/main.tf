resource "terraform_data" "a" {
  for_each = toset(["x"])
}

resource "terraform_data" "b" {
  lifecycle {
    replace_triggered_by = [terraform_data.a["y"], terraform_data.a.id]
  }
}
