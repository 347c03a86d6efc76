variable "token" {
  default   = "hush-hush"
  ephemeral = true
}

resource "terraform_data" "a" {
  input = upper(var.token)
}
