a={
# first
b=1, # one
ccc=2 // two
/* three */
d=3
}
