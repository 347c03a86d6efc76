a=[
for x in y:
{
id=x
longer_name=x.name
}
if x.ok
]
b={
for k,v in m:
k=>{
x=v
}
if v!=null
}
