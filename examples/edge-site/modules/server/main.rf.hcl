variable "profile" {
  description = "What the server is for: \"control\" or \"compute\"."
  type        = string
}

locals {
  bios = {
    control = {
      BootMode           = "Uefi"
      ProcTurboMode      = "Enabled"
      ProcHyperthreading = "Enabled"
      PowerProfile       = "Balanced"
    }
    compute = {
      BootMode          = "Uefi"
      ProcTurboMode     = "Disabled"
      ProcCStates       = "Disabled"
      SriovGlobalEnable = "Enabled"
      PowerProfile      = "Performance"
    }
  }
}

data "redfish_system" "this" {}

resource "redfish_bios" "this" {
  attributes = local.bios[var.profile]
}

resource "redfish_boot" "this" {
  target  = "Pxe"
  enabled = "Once"
}

resource "redfish_power" "this" {
  state = "On"
}

output "serial" {
  value = data.redfish_system.this.serial_number
}

output "mac" {
  description = "The first network interface's address: the one that is cabled to the switch."
  value       = data.redfish_system.this.mac_addresses[0]
}

output "model" {
  value = data.redfish_system.this.model
}

output "bios" {
  value = redfish_bios.this.attributes
}
