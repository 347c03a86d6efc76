a="x${y}"
b="${x}${y}"
c="${x} "
d="%{if x}y%{endif}"
e="$${x}"
f=""
g="x"
h=("${x}")
