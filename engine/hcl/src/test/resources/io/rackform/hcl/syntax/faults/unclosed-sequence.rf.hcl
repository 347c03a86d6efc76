locals {
  a = "${foo"
  b = "${foo
  c = { d = 1 }
  e = "${f(x"
  g = <<EOT
foo ${x
  b = 2
EOT
  h = "%{ if x"
  i = 1
}
