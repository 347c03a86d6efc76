variable "racks" {}
