locals {
  none = null
}
resource "k8s_manifest" "a" {
  manifest = {}
  dynamic "wait" {
    for_each = local.none
    content {
    }
  }
}
resource "k8s_manifest" "b" {
  manifest = {}
  dynamic "wait" {
    for_each = 5
    content {
    }
  }
}
resource "k8s_manifest" "c" {
  manifest = {}
  dynamic "wait" {
    for_each = [1, 2]
    content {
    }
  }
}
resource "k8s_manifest" "d" {
  manifest = {}
  dynamic "wait" {
    for_each = [1]
    content {
      raedy = wait.value
      ready = wiat.value
    }
  }
}
