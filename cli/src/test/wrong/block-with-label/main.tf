resource "k8s_manifest" "a" {
  manifest = {}
  wait "x" {
  }
}
resource "k8s_manifest" "b" {
  manifest = {}
  wait "x" "y" {
  }
}
