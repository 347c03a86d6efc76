a = (
  x
  ? y
  : z
)
b = (x
  ? f({
    c = 1
  })
: null)
