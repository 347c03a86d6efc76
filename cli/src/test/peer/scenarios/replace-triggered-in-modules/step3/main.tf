module "a" {
  source = "./m"
  v      = 2
}
resource "terraform_data" "x" {
  lifecycle { replace_triggered_by = [module.a] }
}
