output "d" { value = "over" }
