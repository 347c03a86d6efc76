variable "x" { default = "multi\nline" }
locals {
  a = <<-EOT
    one
      ${var.x}
    	tab
    
    %{if true~}
      in
    %{endif~}
    last \n "q" $${x} %%{y}
  EOT
  b = <<EOT
${var.x}${"\t"}%{ for i in [1, 2] }
 - ${i}%{ endfor }
EOT
  c = [<<-A
    x
    A
    , <<-B
      y
     z
    B
  ]
  d = upper(<<E
abc
E
  )
  e = <<-EOT
  	mixed
	  ${1 + 1}
  EOT
  f = <<-EOT

      blank first
    less
  EOT
  g = <<-EOT
      ${~ "trim left" ~}   
      after
  EOT
  h = "${<<-X
    inner ${"deep ${"deeper"}"}
  X
}end"
  i = <<-EOT
    ${jsonencode({ a = "}", b = "${"x"}" })}
  EOT
}
output "a" { value = local.a }
output "b" { value = local.b }
output "c" { value = local.c }
output "d" { value = local.d }
output "e" { value = local.e }
output "f" { value = local.f }
output "g" { value = local.g }
output "h" { value = local.h }
output "i" { value = local.i }
