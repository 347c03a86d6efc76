variable "token" {
  ephemeral = true
}

output "header" {
  value     = "Bearer ${var.token}"
  ephemeral = true
}
