module "new" { source = "./m" }
output "id" { value = module.new.id }
