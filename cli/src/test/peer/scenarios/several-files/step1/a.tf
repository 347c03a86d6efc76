variable "x" { default = 1 }
output "y" { value = local.y }
