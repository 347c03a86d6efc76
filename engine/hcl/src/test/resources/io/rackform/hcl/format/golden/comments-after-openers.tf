a = [ # list
  1
]
b = f( # call
  1
)
c = { # object
  d = 1
}
