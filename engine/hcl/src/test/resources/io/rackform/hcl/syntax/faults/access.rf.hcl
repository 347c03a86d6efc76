a = b.0.1
c = b.
d = b.[0]
e = b[*0]
f = b.*.c.*
g = b[1 2]
h = b."c"
