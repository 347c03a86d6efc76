a=1
bcd=2

longer_name=3
x=4
