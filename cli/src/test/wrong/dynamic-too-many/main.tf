resource "k8s_manifest" "m" {
  manifest = { apiVersion = "v1", kind = "Namespace", metadata = { name = "site" } }

  dynamic "wait" {
    for_each = ["1m", "2m"]
    content {
      timeout = wait.value
    }
  }
}
