resource "terraform_data" "a" {
  count = 0
  input = each.key
}
resource "terraform_data" "b" {
  for_each = {}
  input    = [count.index, each.none, var.none]
}
