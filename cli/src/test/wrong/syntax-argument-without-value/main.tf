locals {
  a
  b
}
