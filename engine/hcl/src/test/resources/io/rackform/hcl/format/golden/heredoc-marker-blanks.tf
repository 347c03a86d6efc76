a = [<<EOT
y
EOT  	
, 1]
b = <<-EOT
  y
  EOT 
