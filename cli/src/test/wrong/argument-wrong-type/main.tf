locals {
  manager = ["a"]
}
resource "k8s_manifest" "a" {
  manifest      = {}
  field_manager = local.manager
}
