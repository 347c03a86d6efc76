resource "terraform_data" "a" { triggers_replace = null }
resource "terraform_data" "b" {
  input            = terraform_data.a.id
  triggers_replace = terraform_data.a.id
}
resource "terraform_data" "c" { input = terraform_data.b.output }
