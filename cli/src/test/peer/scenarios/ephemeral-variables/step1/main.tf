variable "token" {
  type      = string
  ephemeral = true
  default   = "abc"
}
module "m" {
  source = "./m"
  token  = var.token
}
output "is" { value = ephemeralasnull(module.m.length) == null }
