a = []
b = { x = ["1"] }
c = null
d = "t"
