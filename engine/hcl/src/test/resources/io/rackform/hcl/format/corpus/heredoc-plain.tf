a=<<EOT
  kept   as  it is
	tab
EOT
