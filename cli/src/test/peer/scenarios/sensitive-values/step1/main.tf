variable "password" {
  default   = "hunter2"
  sensitive = true
}
locals {
  login = { user = "root", password = var.password }
}
resource "terraform_data" "whole" { input = var.password }
resource "terraform_data" "part" { input = local.login }
resource "terraform_data" "derived" { input = "${var.password}!" }
resource "terraform_data" "list" { input = [var.password, "plain"] }
resource "terraform_data" "cleared" { input = nonsensitive(var.password) }
resource "terraform_data" "triggers" { triggers_replace = var.password }
output "whole" {
  value     = terraform_data.whole.output
  sensitive = true
}
output "user" { value = local.login.user }
output "hash" { value = nonsensitive(sha256(var.password)) }
output "is" { value = [issensitive(var.password), issensitive(local.login), issensitive(local.login.user)] }
