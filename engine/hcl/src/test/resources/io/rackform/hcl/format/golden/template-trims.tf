a = x
b = "a ${~x} b ${y~} c"
