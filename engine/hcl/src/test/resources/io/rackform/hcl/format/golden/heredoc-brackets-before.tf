block {
  a = f([{ b = <<EOT
x
EOT
  }])
  c = 1
}
