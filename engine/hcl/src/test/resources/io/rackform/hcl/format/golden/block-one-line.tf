block { a = 1 }
block "x" { a = 1 }
block {}
block "x" {}
block { b = "}" }
