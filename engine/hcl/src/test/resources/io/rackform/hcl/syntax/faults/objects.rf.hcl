a = {
  b.c = 1
  (d.e) = 2
  f[0] = 3
  g = 1 h = 2
  i 2
  j
  k =
  l = [1 2, 3]
  m = f(1,, 2)
  for = 1
}
