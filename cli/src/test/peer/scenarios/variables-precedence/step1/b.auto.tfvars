d = "b.auto"
e = "b.auto"
f = "b.auto"
