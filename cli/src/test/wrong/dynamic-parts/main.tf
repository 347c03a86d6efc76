resource "k8s_manifest" "a" {
  manifest = {}
  dynamic "wait" {
    for_eahc = [1]
    content {
    }
  }
}
resource "k8s_manifest" "b" {
  manifest = {}
  dynamic "wait" {
    for_each = [1]
    other {
    }
  }
}
resource "k8s_manifest" "c" {
  manifest = {}
  dynamic "wait" {
    for_each = [1]
    content {
    }
    content {
    }
  }
}
resource "k8s_manifest" "d" {
  manifest = {}
  dynamic "wait" {
    for_each = [1]
    iterator = "text"
    content {
    }
  }
}
resource "k8s_manifest" "e" {
  manifest = {}
  dynamic {
    for_each = [1]
    content {
    }
  }
}
resource "k8s_manifest" "f" {
  manifest = {}
  dynamic "wait" {
    for_each = [1]
    labels   = ["x"]
    content {
    }
  }
}
