module "größe" {
  source = "./x"
}
