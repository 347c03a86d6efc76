resource "terraform_data" "a" {
  for_each = ["x"]
}
resource "terraform_data" "b" {
  for_each = null
}
resource "terraform_data" "c" {
  for_each = toset([1, 2])
}
resource "terraform_data" "d" {
  for_each = sensitive({ a = 1 })
}
resource "terraform_data" "e" {
  for_each = 5
}
resource "terraform_data" "f" {
  for_each = tolist(["x"])
}
resource "terraform_data" "g" {
  for_each = toset(["a", null])
}
