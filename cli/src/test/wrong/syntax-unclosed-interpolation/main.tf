locals {
  a = "${1"
  b = "%{ if true"
}
