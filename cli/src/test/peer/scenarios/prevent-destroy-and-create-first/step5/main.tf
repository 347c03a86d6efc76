removed {
  from = terraform_data.p
  lifecycle { destroy = false }
}
removed {
  from = terraform_data.dep
}
