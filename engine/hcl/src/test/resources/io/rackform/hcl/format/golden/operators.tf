a = 1 + 2 * 3 / 4 % 5 - 6
b = x == y
c = x != y || x < y && x > y
d = x <= y
e = x >= y
