locals {
  a = *
}
