variable "on" { default = true }
resource "terraform_data" "maybe" {
  count = 2
  input = { id = "x", l = [1, 2] }
}
output "one" { value = one(terraform_data.maybe) }
