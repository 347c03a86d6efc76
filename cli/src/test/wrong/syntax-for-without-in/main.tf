locals {
  a = [for b of c : b]
  d = [for e, f in g]
  h = { for i in j : i }
  k = [for in l : 1]
  m = [for 1 in l : 1]
}
