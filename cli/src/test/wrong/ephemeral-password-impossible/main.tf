ephemeral "rackform_password" "short" {
  length = 4
}

ephemeral "rackform_password" "empty" {
  lower   = false
  upper   = false
  digits  = false
  special = false
}
