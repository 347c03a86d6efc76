variable "tok" {
  type      = string
  ephemeral = true
}
output "tok" {
  value     = upper(var.tok)
  ephemeral = true
}
output "null" { value = ephemeralasnull(var.tok) }
