a   = x
bcd = f(x) # comment
e   = 1    # comment
