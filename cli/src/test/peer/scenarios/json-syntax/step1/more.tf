output "n" { value = var.n }
