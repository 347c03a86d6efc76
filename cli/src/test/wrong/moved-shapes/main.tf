moved {
  from = module.a
  to   = terraform_data.b
}
moved {
  from = data.terraform_data.a
  to   = data.terraform_data.b
}
moved {
  from = "x"
  to   = terraform_data.b
}
moved {
  from = terraform_data.c
  to   = terraform_data.c
}
