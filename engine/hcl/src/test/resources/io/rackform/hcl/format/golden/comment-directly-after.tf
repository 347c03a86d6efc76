a = 1   #x
b = {   #y
  c = 2 #z
}       #w
