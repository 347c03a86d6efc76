variable "x" {
  default = 1
  validation {
    condition = null
    error_message = "bad"
  }
}
