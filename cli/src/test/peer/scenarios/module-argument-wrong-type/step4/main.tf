module "m" {
  source = "./m"
  n      = []
  other  = 1
}
