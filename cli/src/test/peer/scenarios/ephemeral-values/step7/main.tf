variable "n" {
  ephemeral = true
  default   = { a = 1 }
}
resource "terraform_data" "r" {
  input = can(var.n) ? 1 : 2
}
output "l" { value = ephemeralasnull([for k, v in var.n : k]) }
check "c" {
  assert {
    condition     = var.n.a == 1
    error_message = "eph"
  }
}
