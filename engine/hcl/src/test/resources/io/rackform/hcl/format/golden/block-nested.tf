resource "a" "b" {
  lifecycle {
    precondition {
      condition     = x
      error_message = "y"
    }
  }
  provisioner "local-exec" {
    when    = destroy
    command = "true"
  }
}
