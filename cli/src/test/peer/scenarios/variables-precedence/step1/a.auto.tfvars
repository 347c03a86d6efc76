d = "a.auto"
