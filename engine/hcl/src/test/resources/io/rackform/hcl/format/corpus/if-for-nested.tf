a=flatten([for x in y:[
for z in x.zs:{
x=x.name
z=z
}
if z.ok
]])
b=1
