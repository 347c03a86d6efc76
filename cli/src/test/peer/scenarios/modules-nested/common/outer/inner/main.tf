variable "name" { type = string }
resource "terraform_data" "here" { input = upper(var.name) }
output "name" { value = terraform_data.here.output }
output "path" { value = [path.module, path.root] }
