variable "x" { default = [for a in ["x"] : "${a}${1 + 1}"] }
output "x" { value = var.x }
