module "nulls" {
  source = "./m"
  e = null
}
