a=1
bcdefgh=[
1,
2,
]
c=3
longer=4
