resource "k8s_manifest" "a" {
  manifest = {}
  dynamic "lifecycle" {
    for_each = [1]
    content {
    }
  }
}
resource "k8s_manifest" "b" {
  dynamic "manifest" {
    for_each = [1]
    content {
    }
  }
}
