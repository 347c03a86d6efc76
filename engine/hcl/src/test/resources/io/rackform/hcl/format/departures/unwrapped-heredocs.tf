a="${f(
x
) == <<E
y
E
}"
b="${<<E
y
E
}" # c
