variable "x" {
  default = null
  validation {
    condition = var.x != ""
    error_message = "bad"
  }
}
variable "y" {
  type = string
  default = null
  validation {
    condition = length(var.y) > 0
    error_message = "bad"
  }
}
