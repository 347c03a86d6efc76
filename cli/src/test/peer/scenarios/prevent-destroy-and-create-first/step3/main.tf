resource "terraform_data" "p" {
  input            = 2
  triggers_replace = 2
  lifecycle {
    prevent_destroy       = true
    create_before_destroy = true
  }
}
resource "terraform_data" "dep" {
  input = terraform_data.p.id
}
