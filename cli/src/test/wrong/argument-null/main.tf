resource "k8s_manifest" "a" {
  manifest = null
}
