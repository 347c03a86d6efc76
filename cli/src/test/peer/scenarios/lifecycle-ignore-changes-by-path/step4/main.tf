resource "terraform_data" "i" {
  input = { a = 1, b = { "c.d" = [5, 2] } }
  lifecycle {
    ignore_changes = [input]
  }
}
