removed {
  from = data.terraform_data.a
}
