module "base" {
  source = "./label"
  namespace  = "EG!"
  stage      = "Prod"
  name       = "app_server"
  attributes = ["blue", "", "Blue", "x"]
  tags       = { Owner = "me", "Cost:Center" = 12 }
  descriptor_formats = {
    stack = { format = "%v-%v-%v", labels = ["namespace", "stage", "name"] }
  }
}
module "child" {
  source          = "./label"
  context         = module.base.context
  name            = "db"
  id_length_limit = 14
  attributes      = ["replica"]
}
module "off" {
  source  = "./label"
  context = module.base.normalized_context
  enabled = false
}
resource "terraform_data" "tagged" {
  for_each = module.base.tags
  input    = { (each.key) = each.value, id = module.child.id }
}
output "base" { value = module.base }
output "child" { value = module.child }
output "off" { value = module.off }
