resource "terraform_data" "c" {
  for_each = { x = "a", "y" = "a" }
  input = each.value
}
