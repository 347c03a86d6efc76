resource "terraform_data" "p" { input = 1 }
removed {
  from = terraform_data.p
}
