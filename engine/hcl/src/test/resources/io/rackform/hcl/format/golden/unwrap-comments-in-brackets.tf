a = x ? y : z # c
b = x ? "${   // d é
y}" : "z"
c = f( # d
1)
d = x[ # e
0]
