output "list" {
  value = [1]
}
