a = { b : 1, cc : 2 }
d = {
  b : 1
  cc : 2
  "d" : 3
  eeee = 4
}
