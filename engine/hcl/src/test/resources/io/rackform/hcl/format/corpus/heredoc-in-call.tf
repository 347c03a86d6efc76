block {
a=f(<<EOT
text
EOT
,1)
b=f(<<-EOT
  text
  EOT
)
c=[<<EOT
x
EOT
,<<EOT
y
EOT
]
}
