a = x
b = (f(
  x,
  y
))
c = (x
  ? y
: z)
d = (
  x
)
