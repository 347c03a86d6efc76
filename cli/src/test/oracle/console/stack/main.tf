variable "text" {
  default = "a"
}

variable "secret" {
  default   = "hunter2"
  sensitive = true
}

variable "passing" {
  default   = "hunter2"
  ephemeral = true
}

variable "missing" {}

variable "missing_list" {
  type = list(string)
}

variable "missing_secret" {
  sensitive = true
}

locals {
  servers = {
    alpha   = { port = 1, size = "x" }
    "be ta" = { port = 2, size = "y" }
  }
}

resource "terraform_data" "one" {
  input = "in"
}

resource "terraform_data" "two" {
  count = 2
  input = count.index
}

module "m" {
  source   = "./m"
  for_each = toset(["a", "b"])
}
