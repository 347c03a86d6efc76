variable "a" {
  type    = number
  default = "x"
}
variable "b" {
  default = var.a
}
variable "c" {
  type    = list(number)
  default = { a = 1 }
}
