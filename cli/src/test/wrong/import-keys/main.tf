resource "terraform_data" "source" {
  input = "x"
}
import {
  for_each = toset([terraform_data.source.id])
  to       = terraform_data.a[each.key]
  id       = each.key
}
import {
  to = terraform_data.b[null]
  id = "x"
}
resource "terraform_data" "a" {
  for_each = toset(["x"])
}
resource "terraform_data" "b" {
  for_each = toset(["x"])
}
