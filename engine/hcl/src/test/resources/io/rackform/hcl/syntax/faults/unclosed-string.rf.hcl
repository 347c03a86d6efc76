locals {
  a = "abc
  b = 2
  c = "x"
  d = ["e", "f]
  g = 3
}
