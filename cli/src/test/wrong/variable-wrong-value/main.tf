variable "a" {
  type = number
}
variable "b" {
  type = object({ c = string })
}
