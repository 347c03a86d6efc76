output "address" {
  value = 1
}
