resource "terraform_data" "limit" {
  input = 1
}

module "m" {
  source = "./m"
  size   = 2
  limit  = terraform_data.limit.output
}
