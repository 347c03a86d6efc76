resource "terraform_data" "a" {
  input = 1
  lifecycle {
    postcondition {
      condition     = self.output == 1
      error_message = "Not one."
    }
  }
}
resource "terraform_data" "b" { input = terraform_data.a.id }
output "b" { value = terraform_data.b.id }
