resource "terraform_data" "none" {}
resource "terraform_data" "text" { input = "a" }
resource "terraform_data" "number" { input = 1.25 }
resource "terraform_data" "truth" { input = false }
resource "terraform_data" "null" { input = null }
resource "terraform_data" "tuple" { input = [1, "a", null] }
resource "terraform_data" "list" { input = tolist(["a", "b"]) }
resource "terraform_data" "set" { input = toset(["b", "a"]) }
resource "terraform_data" "map" { input = tomap({ a = "1" }) }
resource "terraform_data" "object" { input = { a = { b = [{ c = null }] } } }
output "outputs" {
  value = [
    terraform_data.none.output, terraform_data.text.output, terraform_data.number.output,
    terraform_data.truth.output, terraform_data.null.output, terraform_data.tuple.output,
    terraform_data.list.output, terraform_data.set.output, terraform_data.map.output,
    terraform_data.object.output,
  ]
}
