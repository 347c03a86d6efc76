variable "a" {}
output "a" {
  value = var
}
output "b" {
  value = local["x"]
}
output "c" {
  value = terraform_data
}
output "d" {
  value = something
}
output "e" {
  value = data.terraform_data
}
output "f" {
  value = module
}
