resource "terraform_data" "i" {
  input = { a = 2, b = { "c.d" = [1, 2] } }
  lifecycle {
    ignore_changes = [input.a]
  }
}
