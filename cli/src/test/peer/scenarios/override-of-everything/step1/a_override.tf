locals { a = 10 }
module "m" { source = "./m2" }
resource "terraform_data" "r" {
  count            = 1
  triggers_replace = local.b
  lifecycle { create_before_destroy = true }
}
