variable "a" {
  type = string
}
variable "b" {
  type = string
}
variable "c" {
  type = list(any)
}
variable "d" {
  type    = list(string)
  default = []
}
variable "e" {
  type = map(any)
}
variable "f" {
  type = map(string)
}
variable "g" {
  type = set(any)
}
variable "h" {
  type = list(string)
}
variable "i" {
  type = "number"
}
variable "j" {
  type = "set"
}
variable "k" { type = string }
variable "l" { type = map(any) }
