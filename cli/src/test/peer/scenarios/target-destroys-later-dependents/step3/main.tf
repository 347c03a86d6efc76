resource "terraform_data" "root" {
  count = 2
  input = "r"
}
module "two" {
  source   = "./m"
  for_each = { x = 1, y = 2 }
  v        = terraform_data.root[0].output
}
