block {
a=<<EOT
not   moved
EOT
b=<<-EOT
      indented
        more
      EOT
c=<<-EOT
EOT
}
