variable "called" {
  default = upper("a")
}
variable "tried" {
  type    = object({ a = optional(string, try("a", "b")) })
  default = {}
}
variable "never" {
  nullable = false
  default  = null
}
