variable "tok" {
  type      = string
  ephemeral = true
  default   = "abc"
}
resource "terraform_data" "r" { input = var.tok }
