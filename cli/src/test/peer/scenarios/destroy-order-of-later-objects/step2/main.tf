resource "terraform_data" "z" { input = "z" }
resource "terraform_data" "m" { input = terraform_data.z.output }
