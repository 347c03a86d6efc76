resource "terraform_data" "idx" {
  input = { a = 2, b = [9, 8], c = { d = 2 } }
  lifecycle { ignore_changes = [input.b[0]] }
}
resource "terraform_data" "key" {
  input = { a = 2, b = [9, 8], c = { d = 2 } }
  lifecycle { ignore_changes = [input["c"]] }
}
resource "terraform_data" "attr" {
  input = { a = 2, b = [9, 8], c = { d = 2 } }
  lifecycle { ignore_changes = [input.c.d, input.a] }
}
resource "terraform_data" "map" {
  input = tomap({ a = 7, b = 7, new = 8 })
  lifecycle { ignore_changes = [input["a"], input["new"]] }
}
resource "terraform_data" "mapattr" {
  input = tomap({ a = 7, b = 7 })
  lifecycle { ignore_changes = [input.a] }
}
resource "terraform_data" "list" {
  input = tolist([7, 8, 9])
  lifecycle { ignore_changes = [input[0]] }
}
