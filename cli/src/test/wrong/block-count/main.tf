resource "k8s_manifest" "a" {
  manifest = {}
  wait {
    ready = true
  }
  wait {
    ready = false
  }
}
