variable "nic" {
  type = object({
    name = string
    vlan = optional(number)
    ips  = optional(map(string), { a = "1" })
  })
}
variable "nics" {
  type    = map(object({ mtu = optional(number, 1500) }))
  default = {}
}
output "nic" { value = var.nic }
output "nics" { value = var.nics }
