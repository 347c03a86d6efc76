module "m" {
  source = "../../../../../../../../../../../../outside"
}
