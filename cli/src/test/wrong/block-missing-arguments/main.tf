output "a" {
}
module "b" {
}
variable "c" {
  validation {
  }
}
resource "terraform_data" "d" {
  lifecycle {
    precondition {
      condition = true
    }
  }
}
