resource "terraform_data" "a" {
  input = "a"
}

resource "terraform_data" "b" {
  input = "b"
}

locals {
  b = terraform_data.b.output
}

output "constant" {
  value = 1
}

output "both" {
  value = "${terraform_data.a.output}${local.b}"
}

output "b" {
  value = "${local.b}"
}
