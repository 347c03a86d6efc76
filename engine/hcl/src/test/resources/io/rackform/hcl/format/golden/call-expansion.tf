a = max(var.list...)
b = max([1, 2]...)
c = f(
  x...
)
