variable "a" {
  type = text
}
variable "b" {
  type = list
}
variable "c" {
  type = list(string, number)
}
variable "d" {
  type = object({ a = strin })
}
variable "e" {
  type = "string"
}
variable "f" {
  type = map(object([string]))
}
variable "g" {
  type = tuple(string)
}
variable "h" {
  type = optional(string)
}
variable "i" {
  type = object({ a = optional(string, 1, 2) })
}
variable "j" {
  type = object({ a = optional(number, "x") })
}
variable "k" {
  type = object({ a = optional(string, var.b) })
}
