variable "racks" {
  type = list(string)
}

variable "names" {
  type = list(string)
}

resource "terraform_data" "rack" {
  for_each = var.racks
}

resource "terraform_data" "slot" {
  count = var.names
}
