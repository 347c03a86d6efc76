locals {
  folder = "./${local.chosen}"
  chosen = terraform_data.choice.output
}

resource "terraform_data" "choice" {
  input = "rack"
}

module "rack" {
  source = local.folder
}
