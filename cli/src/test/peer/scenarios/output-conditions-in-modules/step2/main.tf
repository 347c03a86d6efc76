module "a" {
  source = "./m"
  n      = -1
}
