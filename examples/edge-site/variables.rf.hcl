variable "devices" {
  description = "How each device is reached, by name. The lab writes this as lab.auto.rfvars; for real devices write your own."
  sensitive   = true
  type = map(object({
    address  = string
    username = optional(string)
    password = optional(string)
    ca_pem   = optional(string)
    host_key = optional(string)
    token    = optional(string)
  }))
}

variable "servers" {
  description = "The servers of the site: where each one stands and what it is for."
  type = map(object({
    rack    = string
    port    = string
    profile = string
  }))
  default = {
    edge-1 = { rack = "r1", port = "Ethernet1", profile = "control" }
    edge-2 = { rack = "r1", port = "Ethernet2", profile = "compute" }
    edge-3 = { rack = "r2", port = "Ethernet1", profile = "compute" }
  }

  validation {
    condition     = alltrue([for server in values(var.servers) : contains(["control", "compute"], server.profile)])
    error_message = "A server's profile is \"control\" or \"compute\"."
  }
}

variable "racks" {
  description = "The racks of the site: its switch and the VLAN of its servers."
  type = map(object({
    switch = string
    vlan   = number
  }))
  default = {
    r1 = { switch = "sw-r1", vlan = 110 }
    r2 = { switch = "sw-r2", vlan = 120 }
  }
}
