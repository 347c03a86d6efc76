a=1
bcd=2 # x

block {
  # whole
e=[
1,
2 ]
f = <<E
 x
 E
g="${
x
}"
}
