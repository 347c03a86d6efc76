output "a" {
  value = path.here
}
output "b" {
  value = terraform.version
}
output "c" {
  value = path
}
