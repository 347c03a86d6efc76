variable "tok" {
  ephemeral = true
  default   = "abc"
}
resource "terraform_data" "r" {
  count = length(var.tok)
}
