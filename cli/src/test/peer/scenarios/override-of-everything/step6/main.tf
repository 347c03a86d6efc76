resource "terraform_data" "q" {}
resource "terraform_data" "r" { input = 1 }
variable "n" { default = "7" }
output "n" { value = var.n }
moved {
  from = terraform_data.zz
  to   = terraform_data.r
}
