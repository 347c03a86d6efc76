rakcs = 1
