variable "name" {}
variable "peers" {
  type    = list(string)
  default = []
}
resource "terraform_data" "n" {
  input = { name = var.name, peers = var.peers }
}
output "id" { value = terraform_data.n.id }
output "name" { value = terraform_data.n.output.name }
output "obj" { value = { (var.name) = terraform_data.n.output } }
