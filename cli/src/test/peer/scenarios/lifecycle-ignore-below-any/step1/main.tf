resource "terraform_data" "idx" {
  input = { a = 1, b = [1, 2], c = { d = 1 } }
  lifecycle { ignore_changes = [input.b[0]] }
}
resource "terraform_data" "key" {
  input = { a = 1, b = [1, 2], c = { d = 1 } }
  lifecycle { ignore_changes = [input["c"]] }
}
resource "terraform_data" "attr" {
  input = { a = 1, b = [1, 2], c = { d = 1 } }
  lifecycle { ignore_changes = [input.c.d, input.a] }
}
resource "terraform_data" "map" {
  input = tomap({ a = 1, b = 2 })
  lifecycle { ignore_changes = [input["a"], input["new"]] }
}
resource "terraform_data" "mapattr" {
  input = tomap({ a = 1, b = 2 })
  lifecycle { ignore_changes = [input.a] }
}
resource "terraform_data" "list" {
  input = tolist([1, 2])
  lifecycle { ignore_changes = [input[0]] }
}
