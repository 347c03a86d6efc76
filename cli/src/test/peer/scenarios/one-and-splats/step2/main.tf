variable "on" { default = true }
resource "terraform_data" "maybe" {
  count = var.on ? 1 : 0
  input = { id = "x", l = [1, 2] }
}
resource "terraform_data" "solo" { input = "s" }
resource "terraform_data" "each" {
  for_each = var.on ? { k = 1 } : {}
  input    = each.value
}
output "one" { value = one(terraform_data.maybe) }
output "one_attr" { value = one(terraform_data.maybe[*].input) }
output "one_out" { value = one(terraform_data.maybe[*].output.l[0]) }
output "try" { value = try(terraform_data.maybe[0].output.id, "none") }
output "join" { value = join(",", terraform_data.maybe.*.input.id) }
output "concat" { value = element(concat(terraform_data.maybe[*].input.id, ["fallback"]), 0) }
output "each" { value = values(terraform_data.each)[*].output }
output "length" { value = [length(terraform_data.maybe), length(terraform_data.each)] }
output "cond" { value = length(terraform_data.maybe) > 0 ? terraform_data.maybe[0].input.id : null }
output "can" { value = can(terraform_data.maybe[0]) }
