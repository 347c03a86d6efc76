module "k" {
  source   = "./m"
  for_each = { one = 1, two = 2 }
}
