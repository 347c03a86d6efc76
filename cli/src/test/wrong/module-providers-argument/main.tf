module "m" {
  source    = "./m"
  providers = [1]
}
