variable "name" { type = string }
module "inner" {
  source = "./inner"
  name   = "${var.name}-inner"
}
resource "terraform_data" "here" { input = module.inner.name }
output "name" { value = terraform_data.here.output }
output "inner" { value = module.inner }
