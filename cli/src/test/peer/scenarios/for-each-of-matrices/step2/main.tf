variable "envs" { default = ["prod", "dev", "qa"] }
variable "regions" {
  default = { eu = { zones = 1, cidr = "10.0.0.0/16" } }
}
locals {
  pairs = { for p in setproduct(var.envs, keys(var.regions)) : "${p[0]}/${p[1]}" => { env = p[0], region = p[1] } }
}
resource "terraform_data" "pair" {
  for_each         = local.pairs
  input            = each.value
  triggers_replace = each.value.env == "prod" ? [each.key] : null
}
output "all" { value = { for k, p in terraform_data.pair : k => p.output } }
