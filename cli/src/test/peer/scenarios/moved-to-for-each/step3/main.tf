resource "terraform_data" "new" { input = "a" }
module "mm" {
  source = "./m"
  n      = 9
}
resource "terraform_data" "keyed" {
  for_each = { x = 0, y = 1 }
  input    = each.value
}
moved {
  from = terraform_data.new["a"]
  to   = terraform_data.new
}
moved {
  from = module.mm["second"]
  to   = module.mm
}
moved {
  from = module.mm.terraform_data.in
  to   = terraform_data.lifted
}
resource "terraform_data" "lifted" { input = "up" }
