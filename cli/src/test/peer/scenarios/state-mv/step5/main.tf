resource "terraform_data" "d" {
  for_each = { x = "a", "y" = "a" }
  input = each.value
}
