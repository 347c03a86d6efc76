resource "terraform_data" "a" {
  connection {
    host = "server"
  }
  provisioner "remote-exec" {
    inline = ["true"]
  }
}
removed {
  from = terraform_data.b
  lifecycle {
    destroy = true
  }
  provisioner "local-exec" {
    when    = destroy
    command = "true"
  }
}
