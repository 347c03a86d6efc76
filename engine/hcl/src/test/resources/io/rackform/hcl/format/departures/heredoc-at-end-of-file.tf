a=<<E
x
E