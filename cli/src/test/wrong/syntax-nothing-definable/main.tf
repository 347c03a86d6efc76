= 1
locals {
  [1]
}
