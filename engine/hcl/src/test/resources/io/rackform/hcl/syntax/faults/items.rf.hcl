locals {
  b: 1
  "c" = 2
  d == 3
  e.f = 4
  g = 5, h = 6
  i
  = 7
  j = 8 k = 9
}
x y z = 1
locals { a = 1, b = 2 }
locals { c = 1 } d = 2
resource "x-${y}" "z" {}
resource "a" "b"
{
  c = 1
}
resource "a" 5 {
}
