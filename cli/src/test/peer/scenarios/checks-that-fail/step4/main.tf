variable "limit" { default = 1 }
check "a" {
  assert {
    condition     = var.limit
    error_message = "x"
  }
}
