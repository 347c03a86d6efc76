a      = 1
text   = <<EOT
line
EOT
longer = 2
