variable "items" {
  type = map(object({ secret = optional(string, "dflt"), n = optional(number) }))
  sensitive = true
}
resource "terraform_data" "x" {
  for_each = nonsensitive({ for k, v in var.items : k => v.n })
  input    = each.value
}
output "ids" { value = [for k in keys(terraform_data.x) : k] }
output "all" {
  value     = { for k, v in var.items : k => v.secret }
  sensitive = true
}
