variable "token" {
  type      = string
  ephemeral = true
}
output "length" {
  value     = length(var.token)
  ephemeral = true
}
