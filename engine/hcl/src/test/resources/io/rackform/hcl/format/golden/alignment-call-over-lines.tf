a = 1
bcd = merge(var.x, {
  y   = 1
  zzz = 2
})
e = 2
