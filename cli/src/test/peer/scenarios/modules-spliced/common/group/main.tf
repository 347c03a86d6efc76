variable "size" { type = number }
variable "prefix" { default = "n" }
module "child" {
  source = "../child"
  count  = var.size
  name   = "${var.prefix}${count.index}"
}
module "tail" {
  source = "../child"
  name   = "tail"
  peers  = module.child[*].name
}
output "names" { value = concat(module.child[*].name, [module.tail.name]) }
output "merged" { value = merge(module.child[*].obj...) }
output "first" { value = one(slice(module.child, 0, min(1, var.size))) }
output "children" { value = module.child }
