a = [for x : x]
b = {for k, v in m : v}
c = [for k, v in m : k => v]
d = [for v in m : v...]
e = [for v in m : v foo]
f = [for k, in m : k]
g = [for v in m v]
h = [for v in m : v
i = 1
