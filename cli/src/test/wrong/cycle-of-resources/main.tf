resource "terraform_data" "a" {
  input = terraform_data.b.id
}
resource "terraform_data" "b" {
  count = length(terraform_data.a.output)
}
