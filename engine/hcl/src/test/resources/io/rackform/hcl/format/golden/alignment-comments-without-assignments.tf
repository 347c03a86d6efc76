a = [
  1,         # one
  "two",     # two
  ["three"], # three
  4
  # before the end
] # end
