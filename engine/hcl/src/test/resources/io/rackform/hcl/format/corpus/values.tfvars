name="x"
nodes=[
{name="a",rack=1},
{
name="b"
rack=2
},
]
