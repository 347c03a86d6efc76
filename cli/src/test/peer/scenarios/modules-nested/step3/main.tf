output "none" { value = true }
