resource "terraform_data" "source" { input = 3 }
module "m" {
  source = "./m"
  n      = terraform_data.source.output
}
