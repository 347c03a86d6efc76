variable "tok" {
  type      = string
  ephemeral = true
  default   = "abc"
}
module "m" {
  source = "./m"
  tok    = var.tok
}
locals { e = "${module.m.tok}x" }
resource "terraform_data" "r" {
  input = { null = ephemeralasnull(local.e), n = module.m.null, deep = ephemeralasnull({ a = local.e, b = 1, c = [local.e] }) }
  lifecycle {
    precondition {
      condition     = local.e == "ABCx"
      error_message = "no"
    }
  }
}
output "same" { value = ephemeralasnull(local.e) }
output "out" { value = terraform_data.r.output }
