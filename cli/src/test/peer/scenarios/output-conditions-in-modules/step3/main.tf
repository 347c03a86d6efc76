module "a" {
  source = "./m"
  n      = 5
}
