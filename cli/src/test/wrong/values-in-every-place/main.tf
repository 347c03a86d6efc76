variable "number" {
  default = 3
}
variable "list" {
  default = ["a"]
}
variable "objects" {
  default = [{ a = 1 }]
}
variable "secret" {
  default   = "s"
  sensitive = true
}
variable "short" {
  default = 7
  validation {
    condition     = length(var.short) > 0
    error_message = "Too short."
  }
}
variable "text" {
  default = "x"
  validation {
    condition     = var.text == "y"
    error_message = var.list
  }
}

resource "terraform_data" "a" {
  input = var.number
  lifecycle {
    precondition {
      condition     = var.number
      error_message = "No truth."
    }
  }
}
resource "terraform_data" "b" {
  input = 1
  lifecycle {
    precondition {
      condition     = var.number == 4
      error_message = "It is ${var.list}."
    }
  }
}

locals {
  operator    = var.number + var.list
  minus       = -var.list
  hidden      = var.secret + var.number
  later       = terraform_data.c.id + var.list
  template    = "x ${var.list} y"
  index       = var.list[var.number]
  name        = var.objects[0][var.secret]
  condition   = var.list ? 1 : 2
  branches    = var.number == 3 ? var.list : var.objects[0].a + true
  splat       = var.objects[*].b
  loop        = { for element in var.list : element => element + var.number }
  grouped     = { for element in ["a", "a"] : element => var.number }
  collection  = [for element in var.number : element]
  key         = { (var.list) = 1 }
  expansion   = max(var.number...)
  heredoc     = <<EOT
    %{if var.list}x%{endif}
  EOT
}
resource "terraform_data" "c" {}

output "shown" {
  value = [var.secret, var.number]
}
check "c" {
  assert {
    condition     = var.list
    error_message = "No truth."
  }
}
