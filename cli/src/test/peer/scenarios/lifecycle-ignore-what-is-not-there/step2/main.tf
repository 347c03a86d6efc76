resource "terraform_data" "whole" {
  input = { a = 2 }
  lifecycle { ignore_changes = [input.c] }
}
resource "terraform_data" "deep" {
  input = { a = 2 }
  lifecycle { ignore_changes = [input.c.d] }
}
resource "terraform_data" "added" {
  input = { a = 2, c = { d = 1 } }
  lifecycle { ignore_changes = [input.c] }
}
