resource "a" "b" { # header
name="x" # name
longer_name="y"# longer
nested { # nested
z=1 # z
} # end
} # end of all
