variable "a" {
  sensitive   = var.b
  description = "a ${var.b}"
}
variable "b" {
  sensitive   = 1 == 1
  nullable    = "true"
  description = "a ${1}"
}
variable "c" {
  sensitive = "maybe"
}
