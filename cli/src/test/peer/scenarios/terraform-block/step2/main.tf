terraform {
  required_version = ">= 99.0"
}
output "o" { value = 1 }
