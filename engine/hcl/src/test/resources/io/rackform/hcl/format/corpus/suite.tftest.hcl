run "first" {
command=plan
variables {
x=1
longer="y"
}
assert {
condition=x==1
error_message="no"
}
}
