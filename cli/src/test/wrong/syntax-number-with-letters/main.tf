locals {
  a = 1x
  b = 0x10
}
