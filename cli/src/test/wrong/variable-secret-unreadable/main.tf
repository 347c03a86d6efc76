variable "secret" {
  type      = map(string)
  sensitive = true
}
