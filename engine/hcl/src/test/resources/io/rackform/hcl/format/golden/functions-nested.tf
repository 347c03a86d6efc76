a = join(",", concat(["a"], [for x in y : upper(x)], []))
