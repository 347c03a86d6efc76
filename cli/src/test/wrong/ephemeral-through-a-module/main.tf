variable "token" {
  default   = "hush-hush"
  ephemeral = true
}

module "m" {
  source = "./m"
  plain  = var.token
}
