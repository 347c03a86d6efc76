locals {
  a = 'single'
  b = “curly”
  c = 1; d = 2
  e = 1 & 2 | 3
  f = `back`
  g = 2 ^ 3
  h = ~1
}
