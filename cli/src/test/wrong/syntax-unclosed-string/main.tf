locals {
  a = "open
}
