variable "folder" {
  type = string
}

module "rack" {
  source = var.folder
}
