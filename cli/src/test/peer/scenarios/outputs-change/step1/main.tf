output "same" { value = "x" }
output "changed" { value = 1 }
output "gone" { value = true }
output "null" { value = null }
