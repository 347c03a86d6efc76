variable "a" {
  sensitive   = 1 == 1
  description = "a ${1}"
}
