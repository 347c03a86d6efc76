a=f(
# first
1,
2, # trailing
# last
)
