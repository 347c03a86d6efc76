output "list" {
  value = true ? ["a", ["b"]] : tolist([])
}
output "map" {
  value = false ? tomap({}) : { a = 1, b = ["x"] }
}
output "attribute" {
  value = true ? { a = ["x", ["y"]] } : { a = tolist([]) }
}
