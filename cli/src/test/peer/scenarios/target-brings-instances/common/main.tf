resource "terraform_data" "a" {
  for_each = { x = 1, y = 2 }
  input    = var.r
}
resource "terraform_data" "b" {
  for_each = terraform_data.a
  input    = each.value.output
}
resource "terraform_data" "c" {
  input      = "c"
  depends_on = [terraform_data.b]
}
resource "terraform_data" "d" { input = terraform_data.b["x"].output }
variable "r" { default = "r" }
