resource "k8s_manifest" "a" {
  manifest = {}
  wait = {
    ready = true
  }
}
resource "k8s_manifest" "b" {
  manifest {
    kind = "x"
  }
}
resource "k8s_manifest" "c" {
  manifest = {}
  timeouts {
  }
  wiat {
  }
}
resource "k8s_manifest" "d" {
  manifets = {}
}
