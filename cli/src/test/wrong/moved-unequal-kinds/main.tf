moved {
  from = module.m
  to   = terraform_data.a
}
