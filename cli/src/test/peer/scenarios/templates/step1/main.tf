variable "names" { default = ["a", "b"] }
output "for" { value = "%{ for i, n in var.names }${i}=${n};%{ endfor }" }
output "if" { value = "%{ if length(var.names) > 1 }many%{ else }one%{ endif }" }
output "trim" {
  value = <<-EOT
    start
    %{~ for n in var.names ~}
    ${n}
    %{~ endfor ~}
    end
  EOT
}
output "heredoc" {
  value = <<EOT
  kept
    indented $${not} %%{not}
	tab
EOT
}
output "dedent" {
  value = <<-EOT
      two
    none
      two
  EOT
}
output "unwrapped" { value = "${var.names}" }
output "number" { value = "${1.50}${true}" }
output "escapes" { value = "\"\\\t\u00e9\U0001F600" }
output "file" { value = templatefile("${path.module}/t.tftpl", { names = var.names, x = 1 }) }
