output "same" { value = "x" }
output "changed" { value = "1" }
output "new" { value = { a = [1] } }
output "null" { value = null }
