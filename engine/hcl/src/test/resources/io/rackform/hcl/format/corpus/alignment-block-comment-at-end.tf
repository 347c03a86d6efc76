a=1 /* one */
bcd=2 /* two */
e=/* before */3
/* first */f=4
