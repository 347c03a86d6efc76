moved {
  from = module.m
  to   = module.n[0]
}
module "n" {
  source = "./m"
  count  = 1
}
