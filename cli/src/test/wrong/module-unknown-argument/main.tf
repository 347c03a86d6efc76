module "m" {
  source = "./m"
  naem   = "x"
}
