resource "terraform_data" "a" {
  for_each = toset(["k"])
}

import {
  to = terraform_data.a[sensitive("k")]
  id = "x"
}
