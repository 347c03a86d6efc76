resource "terraform_data" "alpha" {
  input = "z"
}

resource "terraform_data" "omega" {
  input      = "a"
  depends_on = [terraform_data.alpha]
}
