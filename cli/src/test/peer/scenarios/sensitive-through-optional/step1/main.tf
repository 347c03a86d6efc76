module "m" {
  source = "./m"
  items  = { a = { secret = "s" }, b = { n = "3" } }
}
output "ids" { value = module.m.ids }
output "s" { value = issensitive(module.m.all) }
output "n" { value = nonsensitive(module.m.all)["b"] }
