block {
a=1
