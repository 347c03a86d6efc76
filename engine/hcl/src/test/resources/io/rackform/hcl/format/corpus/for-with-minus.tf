a=[for x in y:-x if -x>1]
b=[for x in -y:x]
c=x?-y:-z
d=f(-1,-x)
e=[-1,-x]
f={a=-1,b:-2}
