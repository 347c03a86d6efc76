resource "terraform_data" "a" {
}

resource "terraform_data" "b" {
  for_each = { x = 1 }
}

module "m" {
  source   = "./m"
  for_each = { one = 1 }
}
