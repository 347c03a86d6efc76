resource "terraform_data" "first" {}
resource "terraform_data" "b" {
  depends_on = [terraform_data.frist]
}
resource "terraform_data" "c" {
  depends_on = [module.none]
}
