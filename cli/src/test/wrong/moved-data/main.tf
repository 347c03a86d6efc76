moved {
  from = data.terraform_data.a
  to   = data.terraform_data.b
}
