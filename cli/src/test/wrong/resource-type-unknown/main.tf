resource "terraform_dat" "a" {}
data "terraform_remote_stat" "b" {}
