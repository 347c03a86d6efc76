resource "terraform_data" "a" {
  dynamic "lifecycle" {
    for_each = [true]
    content {
      prevent_destroy = lifecycle.value
    }
  }

  dynamic "input" {
    for_each = [1]
    content {
    }
  }

  timeouts {
    create = "1m"
  }
}
