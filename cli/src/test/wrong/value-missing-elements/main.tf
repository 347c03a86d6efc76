locals {
  map    = tomap({ rack = 1 })
  object = { rack = 1, slot = 2 }
  list   = ["a", "b"]
  set    = toset(["a"])
  text   = "abc"
  empty  = []
  names  = tolist(["a"])
}
output "a" {
  value = local.map["rakc"]
}
output "b" {
  value = local.map.rakc
}
output "c" {
  value = local.object.rakc
}
output "d" {
  value = local.object["solt"]
}
output "e" {
  value = local.list[2]
}
output "f" {
  value = local.list[-1]
}
output "g" {
  value = local.list[0.5]
}
output "h" {
  value = local.list["x"]
}
output "i" {
  value = local.set[0]
}
output "j" {
  value = local.text[0]
}
output "k" {
  value = local.text.length
}
output "l" {
  value = local.empty[0]
}
output "m" {
  value = local.list[null]
}
output "n" {
  value = local.names[1]
}
output "o" {
  value = local.object[[1]]
}
output "p" {
  value = local.set.name
}
