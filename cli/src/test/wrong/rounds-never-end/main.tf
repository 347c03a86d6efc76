resource "terraform_data" "many" {
  count = timestamp() == "" ? 1 : 2
}

resource "terraform_data" "first" {
  input = terraform_data.many[0].id
}
