locals {
  a = "${1 2}"
  b = "%{ if true 2 }%{ endif }"
}
