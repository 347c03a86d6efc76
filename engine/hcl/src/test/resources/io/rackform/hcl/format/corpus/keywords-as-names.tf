for=1
in=2
if=3
true=4
null=5
b=in[0]
c=x.in[0]
