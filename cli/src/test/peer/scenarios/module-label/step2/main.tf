module "base" {
  source = "./label"
  namespace  = "EG!"
  stage      = "Stage"
  tags       = { Owner = "me" }
}
module "child" {
  source          = "./label"
  context         = module.base.context
  name            = "db"
  id_length_limit = 14
  attributes      = ["replica"]
}
resource "terraform_data" "tagged" {
  for_each = module.base.tags
  input    = { (each.key) = each.value, id = module.child.id }
}
output "base" { value = module.base }
output "child" { value = module.child }
