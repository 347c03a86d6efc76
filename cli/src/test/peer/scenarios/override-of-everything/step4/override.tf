locals { c = 1 }
output "c" { value = local.c }
