a = [{ n = "q", extra = 1 }]
b = {}
c = tolist(["x"])
d = "t"
