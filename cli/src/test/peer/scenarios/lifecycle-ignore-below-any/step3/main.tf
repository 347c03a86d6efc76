resource "terraform_data" "idx" {
  input = { a = 2, b = [9, 8, 7], c = { d = 2 } }
  lifecycle { ignore_changes = [input.b[0]] }
}
resource "terraform_data" "key" {
  input = { a = 2, b = [9, 8, 4], c = { d = 2, e = 1 } }
  lifecycle { ignore_changes = [input["c"]] }
}
resource "terraform_data" "attr" {
  input = { a = 2, b = [9, 8], z = { d = 2 } }
  lifecycle { ignore_changes = [input.c.d, input.a] }
}
resource "terraform_data" "map" {
  input = tomap({ b = 9 })
  lifecycle { ignore_changes = [input["a"], input["new"]] }
}
resource "terraform_data" "mapattr" {
  input = { b = 7 }
  lifecycle { ignore_changes = [input.a] }
}
resource "terraform_data" "list" {
  input = tolist([])
  lifecycle { ignore_changes = [input[0]] }
}
