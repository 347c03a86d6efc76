variable "a" {
  validate {
    condition = true
  }
}
resource "terraform_data" "c" {
  lifecicle {
  }
  input {
    a = 1
  }
}
