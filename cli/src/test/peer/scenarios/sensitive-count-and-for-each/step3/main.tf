resource "terraform_data" "a" {
  for_each = { x = sensitive("v") }
  input    = each.value
}
