resource "terraform_data" "a" {
  input = each.key
}
resource "terraform_data" "b" {
  input = count.index
}
resource "terraform_data" "c" {
  for_each = toset(["x"])
  input    = [each.kye, count.index]
}
resource "terraform_data" "d" {
  count = 1
  input = [count.idnex, each.value]
}
output "e" {
  value = each.value
}
output "f" {
  value = self.id
}
