variable "tok" {
  ephemeral = true
  default   = "abc"
}
output "o" { value = var.tok }
