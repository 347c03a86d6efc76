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
  value = 2
}

output "both" {
  value = "${terraform_data.a.output}${local.b}-new"
}

output "b" {
  value = "${local.b}-new"
}
