output "v" {
  value = 1
}

output "secret" {
  value     = "hunter2"
  sensitive = true
}
