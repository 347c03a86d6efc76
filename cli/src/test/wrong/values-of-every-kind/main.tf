variable "secret" {
  sensitive = true
}
variable "long" {
  default = "a text that is so long that nobody would want to read the whole of it in a message"
}
resource "terraform_data" "a" {
  input = "x"
}
locals {
  object = { a = 1, b = [1, 2] }
  map    = tomap({ a = "x" })
  list   = tolist(["x"])
  set    = toset([1])
  none   = null
  truth  = true
  number = 1.50
}
output "all" {
  value = tonumber(join("", [
    var.secret, var.long, terraform_data.a.id, jsonencode(local.object), jsonencode(local.map), local.list[0],
    jsonencode(local.set), local.truth, local.number, local.none == null ? 1 : 2,
  ])) + upper(local.object)
}
