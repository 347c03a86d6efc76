locals {
  a = local."b"
}
