a   = 1
bcd = 2
block "x" {
  c = 3 # comment
}
