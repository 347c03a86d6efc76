variable "a" {}
variable "b" {
  type     = string
  nullable = false
}
