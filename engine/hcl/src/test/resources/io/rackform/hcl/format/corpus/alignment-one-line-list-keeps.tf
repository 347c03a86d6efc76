locals {
a=[1,2,3]
bcd={x=1,yy=2}
e=f(1,g(2))
}
