a = {
  b    = <<EOT
x
EOT
  cc   = 1
  dddd = <<-EOT
  y
  EOT
}
e = merge({
  f = <<EOT
x
EOT
}, {})
