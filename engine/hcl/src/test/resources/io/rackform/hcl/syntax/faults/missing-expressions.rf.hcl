locals {
  d = 
  e = 1 +
  f = true ? 1
  g = true ? 1 :
  h = !
  i = -* 2
  j = 1 = 2
  k = ()
  l = "${}"
  m = a =>
}
