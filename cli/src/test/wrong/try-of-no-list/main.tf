output "a" {
  value = try([]...)
}
