variable "y" {
  type = object({ a = optional(string, upper("z")) })
  default = {}
}
