a = [
  # first
  1,
  # second
  2, # trailing
  // third
  3
  /* fourth */
]
