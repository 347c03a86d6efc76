output "o" {
  value     = "plain"
  sensitive = true
}
