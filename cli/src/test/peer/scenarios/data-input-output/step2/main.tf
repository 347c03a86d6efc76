resource "terraform_data" "none" { input = "now" }
resource "terraform_data" "text" { input = "b" }
resource "terraform_data" "number" { input = "1.25" }
resource "terraform_data" "truth" { input = true }
resource "terraform_data" "null" {}
resource "terraform_data" "tuple" { input = [1, "a"] }
resource "terraform_data" "list" { input = ["a", "b"] }
resource "terraform_data" "set" { input = toset(["a", "b"]) }
resource "terraform_data" "map" { input = { a = "1" } }
resource "terraform_data" "object" { input = null }
output "outputs" {
  value = [
    terraform_data.none.output, terraform_data.text.output, terraform_data.number.output,
    terraform_data.truth.output, terraform_data.null.output, terraform_data.tuple.output,
    terraform_data.list.output, terraform_data.set.output, terraform_data.map.output,
    terraform_data.object.output,
  ]
}
