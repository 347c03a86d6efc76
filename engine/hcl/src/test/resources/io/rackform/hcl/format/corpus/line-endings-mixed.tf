a=1
bcd=2
# x
ef=3 # y
ghi=4 # z
