resource "terraform_data" "a" {
  count = 2
}

resource "terraform_data" "b" {
}

module "m" {
  source = "./m"
}

module "n" {
  source = "./m"
}
