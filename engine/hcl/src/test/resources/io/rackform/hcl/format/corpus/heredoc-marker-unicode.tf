a=<<ÉND
x
ÉND
