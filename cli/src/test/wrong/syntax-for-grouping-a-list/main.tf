locals {
  a = [for b in [1] : b...]
}
