a   = 1
bcd = 2
# a comment in its own line
longer_name = 3
x           = 4
