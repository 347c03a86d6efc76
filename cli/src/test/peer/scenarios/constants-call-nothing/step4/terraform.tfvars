x = tolist(["a"])
