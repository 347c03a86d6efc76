resource "terraform_data" "a" {
  input            = 2
  triggers_replace = 2
}
output "a" { value = [terraform_data.a.input, terraform_data.a.output] }
