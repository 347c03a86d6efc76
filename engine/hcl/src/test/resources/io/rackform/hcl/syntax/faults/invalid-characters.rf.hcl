locals {
  a = 'x'
  b = “y”
  c = 1 & 2
  d = 1;
  e = a ^ 2
  f = @x
  g = ~1
  h = `x`
  i = a | b
  j = 1
  k = €
}
