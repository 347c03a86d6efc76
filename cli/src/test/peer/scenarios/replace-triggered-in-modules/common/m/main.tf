variable "v" {}
resource "terraform_data" "in" {
  for_each = { k = 1, l = 2 }
  input    = { v = var.v, e = each.value, fixed = 1 }
}
resource "terraform_data" "out" {
  input = "static"
  lifecycle { replace_triggered_by = [terraform_data.in["k"].input] }
}
resource "terraform_data" "fixed" {
  input = "static"
  lifecycle { replace_triggered_by = [terraform_data.in["k"].input.fixed] }
}
resource "terraform_data" "each" {
  for_each = { k = 1, l = 2 }
  input = each.key
  lifecycle { replace_triggered_by = [terraform_data.in[each.key]] }
}
resource "terraform_data" "cnt" {
  count = 2
  lifecycle { replace_triggered_by = [terraform_data.base[count.index].output] }
}
resource "terraform_data" "base" {
  count = 2
  input = count.index == 0 ? var.v : "same"
}
