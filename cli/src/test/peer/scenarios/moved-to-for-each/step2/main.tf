resource "terraform_data" "new" {
  for_each = toset(["a", "bb", "d"])
  input    = each.key
}
resource "terraform_data" "keyed" {
  for_each = { x = 0, y = 1 }
  input    = each.value
}
module "mm" {
  source   = "./m"
  for_each = { first = 0, second = 1 }
  n        = each.value
}
moved {
  from = terraform_data.old
  to   = terraform_data.new
}
moved {
  from = terraform_data.new["b"]
  to   = terraform_data.new["bb"]
}
moved {
  from = terraform_data.counted[0]
  to   = terraform_data.keyed["x"]
}
moved {
  from = terraform_data.counted[1]
  to   = terraform_data.keyed["y"]
}
moved {
  from = module.m[0]
  to   = module.mm["first"]
}
moved {
  from = module.m[1]
  to   = module.mm["second"]
}
output "ids" { value = [for m in module.mm : m.id] }
