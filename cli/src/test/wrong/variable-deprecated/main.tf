module "m" {
  source = "./m"
  old    = 1
}
