resource "terraform_data" "a" { input = 1 }
resource "terraform_data" "b" {
  lifecycle {
    precondition {
      condition     = terraform_data.a.output == 2
      error_message = "Not two."
    }
  }
}
resource "terraform_data" "c" { input = terraform_data.b.id }
output "a" { value = terraform_data.a.output }
output "c" { value = terraform_data.c.id }
