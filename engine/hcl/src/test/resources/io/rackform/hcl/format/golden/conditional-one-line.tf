a = x ? y : z
b = x == 1 ? "a" : x == 2 ? "b" : "c"
c = !x ? -1 : -y
