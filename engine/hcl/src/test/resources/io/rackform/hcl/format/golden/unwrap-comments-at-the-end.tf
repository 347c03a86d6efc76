a = x # c
/* e */
b = 1
c = x # d
# e


d = 1
