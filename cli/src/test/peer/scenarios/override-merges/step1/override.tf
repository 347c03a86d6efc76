variable "a" { default = 2 }
locals { b = 3 }
resource "terraform_data" "c" {
  triggers_replace = "x"
}
