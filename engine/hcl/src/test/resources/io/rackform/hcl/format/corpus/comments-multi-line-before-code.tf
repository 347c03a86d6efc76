/* a
b */ a=1
bcd=2 /* c
d */
e=3
