a = <<-EOT
   %{for x in y~}
     ${x}
   %{~if x.z}yes%{else}no%{endif}
   %{endfor~}
   EOT
