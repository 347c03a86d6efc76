resource "terraform_data" "node" {
}
resource "terraform_data" "node2" {
}
