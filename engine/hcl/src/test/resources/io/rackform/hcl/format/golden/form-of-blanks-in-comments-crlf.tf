/* a
 b */
a   = 1 /* c
 d */
bcd = 2 # e
