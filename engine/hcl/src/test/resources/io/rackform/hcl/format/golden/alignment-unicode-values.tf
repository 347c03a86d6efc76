a = "日本語"   # wide
b = "é"     # composed
c = "é"     # combining
d = "👨‍👩‍👧"     # family
e = "🇩🇪🇫🇷"    # flags
f = "plain" # plain
