resource "terraform_data" "a" {
  input            = 1
  triggers_replace = 1
}
output "a" { value = [terraform_data.a.input, terraform_data.a.output] }
