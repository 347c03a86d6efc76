a = [{ n = "q", extra = 1 }]
b = {}
c = [for x in [1] : x]
d = "${1 + 1}${true ? "a" : "b"}"
e = ["a", -1, !true]
h = { (1 == 1 ? "k" : "z") = 2 }
