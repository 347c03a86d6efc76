module "a" { source = "./m" }
module "b" {
  source = "./m"
  cfg    = { name = 7, l1 = null, extra = null, m = null, unknown_attr = 1 }
}
module "c" {
  source = "./m"
  cfg = {
    name = true
    l1 = { on = "false", l2 = {
      one = { size = "12", l3 = [{ id = 1 }, { id = "2", l4 = null }, { id = "3", l4 = { a = null, b = ["7", 5], c = 5 } , tup = [1, "2"] }] }
      three = {}
    } }
    extra = "text"
    m     = { x = 1 }
  }
}
module "e" {
  source = "./m"
  cfg    = { name = "e", l1 = { l2 = {} } }
}
module "f" {
  source = "./m"
  cfg    = { name = terraform_data.x.id, l1 = { l2 = { for k in ["p", "q"] : k => { size = length(k), l3 = [for i in range(length(k)) : { id = i, l4 = { b = [i] } }] } } } }
}
resource "terraform_data" "x" {}
output "a" { value = module.a }
output "b" { value = module.b }
output "c" { value = module.c }
output "e" { value = module.e }
output "f" { value = module.f }
