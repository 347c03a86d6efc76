import {
  to = module.nope.terraform_data.b
  id = "x"
}
