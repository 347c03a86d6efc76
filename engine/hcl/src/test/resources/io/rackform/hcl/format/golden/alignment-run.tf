a      = 1
bcd    = 2
ef     = 3
ghijkl = 4
