resource "terraform_data" "a" {
  input = "x"
}
resource "terraform_data" "b" {
  input = tonumber(terraform_data.a.output)
}
resource "terraform_data" "c" {
  input = terraform_data.b.id
}
