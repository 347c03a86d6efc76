module "m" { source = "./m" }
output "inputs" { value = module.m.whole[*].input }
output "first" { value = module.m.first }
resource "terraform_data" "b" { input = module.m.first.output }
