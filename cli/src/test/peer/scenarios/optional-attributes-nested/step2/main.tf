module "c" {
  source = "./m"
  cfg = { name = true, l1 = { l2 = { one = null, two = {} } } }
}
output "c" { value = module.c }
