module "old" { source = "./m" }
output "id" { value = module.old.id }
