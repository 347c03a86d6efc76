variable "folder" {
  default   = "./rack"
  sensitive = true
}

module "rack" {
  source = var.folder
}

module "timed" {
  source = "./rack-${plantimestamp()}"
}

module "none" {
  source = null
}
