locals {
  a = 1e999999999999
}
