a=1 # x
# whole line
bb=2 # y
ccc=3

d=4 # z
