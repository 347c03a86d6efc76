resource "terraform_data" "all" {
  input = 2
  lifecycle {
    ignore_changes = all
  }
}
resource "terraform_data" "one" {
  input            = 2
  triggers_replace = "b"
  lifecycle {
    ignore_changes = [triggers_replace]
  }
}
resource "terraform_data" "inside" {
  input = { a = 2, b = 2 }
  lifecycle {
    ignore_changes = [input]
  }
}
output "all" { value = terraform_data.all.output }
output "one" { value = terraform_data.one.output }
output "inside" { value = terraform_data.inside.output }
