data "terraform_remote_state" "network" {
  backend = "s3"
}
output "vlan" {
  value = data.terraform_remote_state.network.outputs.vlan
}
