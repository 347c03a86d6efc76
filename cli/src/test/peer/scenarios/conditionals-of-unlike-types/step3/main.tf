output "x" { value = true ? { a = 1 } : { a = [1] } }
output "y" { value = true ? 1 : [1] }
