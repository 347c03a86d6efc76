module "m" {
  source = "./m"
  items  = { a = { secret = "t", n = 1 }, c = {} }
}
output "ids" { value = module.m.ids }
output "n" { value = nonsensitive(module.m.all) }
