locals {
a=1 # one
bcd=22 # two
e=333   // three
f=4
g=55 # alone
}
