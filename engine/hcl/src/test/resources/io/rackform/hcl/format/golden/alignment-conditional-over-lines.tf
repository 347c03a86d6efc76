locals {
  a = (x
    ? y
  : z)
  bcdef = 1
  g     = 2
}
