variable "größe" { default = "weit" }
locals {
  日本 = { "ключ" = var.größe, é = 1, "é" = 2 }
  αβ_1-γ = length("é😀👨‍👩‍👧")
}
resource "terraform_data" "ресурс" {
  for_each = local.日本
  input    = each.value
}
output "übersicht" { value = [for k, v in terraform_data.ресурс : "${k}=${v.output}"] }
output "len" { value = local.αβ_1-γ }
output "strs" { value = [upper("straße éß"), title("élan vital"), strrev("e\u0301a👨‍👩‍👧"), substr("é😀x", 1, 1), "e\u0301" == "é", length("e\u0301"), lower("İ"), upper("ŉ")] }
