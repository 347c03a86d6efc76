locals {
  a = core::max
}
