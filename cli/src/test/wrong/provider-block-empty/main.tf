provider "terraform" {
  alias = "b"
}
module "a" {
  source    = "./m"
  providers = { terraform.x = terraform.b }
}
