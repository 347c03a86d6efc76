module "m" { source = "./m" }
output "m" { value = module.m }
output "text" { value = trimspace(file("data.txt")) }
output "root" { value = path.root }
output "here" { value = path.module }
output "hash" { value = filesha256("data.txt") }
output "workspace" { value = terraform.workspace }
