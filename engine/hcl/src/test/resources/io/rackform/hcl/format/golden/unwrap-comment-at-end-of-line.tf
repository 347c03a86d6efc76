a = x # c

b = 1
