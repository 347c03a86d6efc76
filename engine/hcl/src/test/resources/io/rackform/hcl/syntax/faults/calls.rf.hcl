a = f(x y)
b = f(x..., y)
c = ns::
d = ns::f
e = f(,)
