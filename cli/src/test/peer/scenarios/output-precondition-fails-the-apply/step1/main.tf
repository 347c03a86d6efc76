resource "terraform_data" "a" { input = 1 }
output "n" {
  value = terraform_data.a.output
  precondition {
    condition     = terraform_data.a.output == 2
    error_message = "Not two."
  }
}
output "other" { value = 1 }
