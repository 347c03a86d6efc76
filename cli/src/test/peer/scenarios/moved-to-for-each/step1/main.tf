resource "terraform_data" "old" {
  for_each = toset(["a", "b", "c"])
  input    = each.key
}
resource "terraform_data" "counted" {
  count = 2
  input = count.index
}
module "m" {
  source = "./m"
  count  = 2
  n      = count.index
}
