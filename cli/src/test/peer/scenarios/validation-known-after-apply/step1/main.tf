resource "terraform_data" "limit" {
  input = 3
}

module "m" {
  source = "./m"
  size   = 2
  limit  = terraform_data.limit.output
}
