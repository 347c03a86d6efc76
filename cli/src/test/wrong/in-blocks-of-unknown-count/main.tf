variable "n" {
  type = number
}
resource "terraform_data" "a" {
  count = var.n
  input = var.missing
}
resource "terraform_data" "b" {
  for_each = var.n == 1 ? { a = 1 } : {}
  input    = each.vlaue
}
