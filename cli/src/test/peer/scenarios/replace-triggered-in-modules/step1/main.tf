module "a" {
  source = "./m"
  v      = 1
}
