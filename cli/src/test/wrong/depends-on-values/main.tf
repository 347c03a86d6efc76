variable "wait" {
  default = []
}
resource "terraform_data" "sound" {
  depends_on = [var.wait, local.all]
}
resource "terraform_data" "none" {
  depends_on = [var.wiat, local.all]
}
resource "terraform_data" "part" {
  depends_on = [terraform_data.sound.id, local.all.a]
}
locals {
  all = { a = 1 }
}
