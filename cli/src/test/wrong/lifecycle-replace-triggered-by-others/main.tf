variable "v" {
  default = 1
}

resource "terraform_data" "b" {
  for_each = toset(["x"])
}

resource "terraform_data" "a" {
  lifecycle {
    replace_triggered_by = [
      var.v,
      1,
      terraform_data,
      terraform_data.a,
      terraform_data.b[var.v],
    ]
  }
}
