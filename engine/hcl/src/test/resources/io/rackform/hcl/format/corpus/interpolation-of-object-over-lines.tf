a="x${jsonencode({
b=1
cc=2
})}"
d=1
