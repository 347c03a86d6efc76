resource "terraform_data" "node" {
  input = 1
}
provider "redfish" {
}
