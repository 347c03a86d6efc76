resource "terraform_data" "a" {
  count = 2
}

resource "terraform_data" "b" {
  for_each = { x = 1, y = 2 }
}

module "m" {
  source   = "./m"
  for_each = { one = 1, two = 2 }
}
