module "a" {
  source = "./m"
  v      = 2
}
