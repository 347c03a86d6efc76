#no blank
# blank
a=1#directly
b=2 #trailing   
