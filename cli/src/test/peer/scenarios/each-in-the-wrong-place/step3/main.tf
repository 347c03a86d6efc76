output "o" { value = each.value }
