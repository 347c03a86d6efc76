resource "terraform_data" "r" {
  for_each = toset([1, 2])
  input = each.value
}
