resource "terraform_data" "before" { input = "x" }
module "one" {
  source = "./m"
  in     = terraform_data.before.output
}
module "two" {
  source = "./m"
  in     = module.one.b
}
