variable "maybe" {
  type    = string
  default = null
}
resource "terraform_data" "a" {
  input            = var.maybe
  triggers_replace = var.maybe
}
output "null" { value = var.maybe }
output "inside" { value = { a = var.maybe, b = [var.maybe] } }
output "coalesced" { value = coalesce(var.maybe, "default") }
output "equal" { value = var.maybe == null }
output "conditional" { value = var.maybe == null ? "none" : var.maybe }
output "splat" { value = var.maybe[*] }
