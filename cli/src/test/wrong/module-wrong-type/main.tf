module "m" {
  source = "./m"
  size   = "big"
}
