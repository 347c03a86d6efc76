locals {
  v = {
    s = "a\"b\\c\n\t<>&é", n = 1.50, big = 123456789012345678901234567890, i = 10.0, neg = -0.25, t = true, nul = null
    l = [1, "2", false, null, [], {}], m = { "k 1" = 1, "k\"2" = [2], "" = 0 }, exp = 1000, tiny = 0.0000001
  }
}
resource "terraform_data" "json" { input = jsondecode(jsonencode(local.v)) }
resource "terraform_data" "y" {
  input            = local.v
  triggers_replace = "x"
}
