resource "terraform_data" "z" { input = "z" }
resource "terraform_data" "m" { input = terraform_data.z.output }
resource "terraform_data" "a" {
  input      = "a"
  depends_on = [terraform_data.m]
}
