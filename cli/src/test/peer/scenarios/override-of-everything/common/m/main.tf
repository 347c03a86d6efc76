variable "v" {
  type        = string
  default     = "v"
  description = "orig"
}
output "v" { value = var.v }
