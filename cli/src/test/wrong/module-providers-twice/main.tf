provider "terraform" {
}
module "a" {
  source    = "./m"
  providers = { terraform = terraform, terraform = terraform }
}
