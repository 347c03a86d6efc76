variable "a" {
  default  = 1
  nullable = null
}

output "o" {
  value     = 1
  sensitive = null
}

resource "terraform_data" "r" {
  lifecycle {
    create_before_destroy = null
  }
}
