a=true
b =false
ccc= null
