variable "list" { default = ["a"] }
resource "terraform_data" "good" {}
resource "terraform_data" "bad" { input = var.list[3] }
