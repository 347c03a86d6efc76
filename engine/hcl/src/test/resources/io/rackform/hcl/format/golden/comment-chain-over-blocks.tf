a {     # one
  b = 1 # two
}       # three
# four
c {} # five
