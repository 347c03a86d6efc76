resource "a" "b" {
  name  = var.name
  count = length(var.list)
  nested {
    x = y
  }
  one { x = y }
}
