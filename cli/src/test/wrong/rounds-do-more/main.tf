resource "terraform_data" "size" {
  input = 2
}

resource "terraform_data" "many" {
  count = terraform_data.size.output
}

resource "terraform_data" "clock" {
  input = timestamp()
}
