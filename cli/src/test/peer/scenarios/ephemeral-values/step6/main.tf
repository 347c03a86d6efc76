variable "tok" {
  ephemeral = true
  default   = { a = 1 }
}
resource "terraform_data" "r" {
  for_each = var.tok
}
