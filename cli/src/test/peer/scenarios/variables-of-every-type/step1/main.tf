variable "text" {
  type    = string
  default = "rack"
}
variable "number" {
  type    = number
  default = 12345678901234567890.5
}
variable "truth" {
  type    = bool
  default = "true"
}
variable "any" {
  default = [1, "two", true]
}
variable "list" {
  type    = list(string)
  default = [1, true, "c"]
}
variable "set" {
  type    = set(number)
  default = [3, 1, 2, 1]
}
variable "map" {
  type    = map(number)
  default = { a = "1", b = 2 }
}
variable "object" {
  type = object({
    name  = string
    slots = optional(list(number), [1, 2])
    nic   = optional(object({ mac = string, vlan = optional(number, 7) }), { mac = "00" })
    extra = optional(any)
  })
  default = { name = "a", dropped = 1 }
}
variable "tuple" {
  type    = tuple([string, number])
  default = [1, "2"]
}
output "text" { value = var.text }
output "number" { value = var.number }
output "truth" { value = var.truth }
output "any" { value = var.any }
output "list" { value = var.list }
output "set" { value = var.set }
output "map" { value = var.map }
output "object" { value = var.object }
output "tuple" { value = var.tuple }
