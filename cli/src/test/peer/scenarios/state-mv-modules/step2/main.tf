module "n" {
  source = "./m"
}

module "k" {
  source   = "./m"
  for_each = { one = 1 }
}
