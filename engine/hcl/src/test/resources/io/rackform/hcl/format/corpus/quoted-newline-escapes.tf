a="x\ny" # c
b="\t" # d
