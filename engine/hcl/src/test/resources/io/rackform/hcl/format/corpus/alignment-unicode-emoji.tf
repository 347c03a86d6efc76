a="👍🏽" # skin
b="❤️" # heart
c="☃" # snowman
d="각" # hangul
e="각" # jamo
f="กำ" # thai
g="नि" # devanagari
h="​" # zero width
