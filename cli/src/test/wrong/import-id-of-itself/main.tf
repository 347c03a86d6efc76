import {
  to = terraform_data.a
  id = "x-${terraform_data.a.id}"
}

import {
  to = terraform_data.b[0]
  id = terraform_data.b[0].id
}

import {
  to = terraform_data.c
  id = terraform_data.cc.id
}

resource "terraform_data" "a" {}

resource "terraform_data" "b" {
  count = 2
}

resource "terraform_data" "c" {}

resource "terraform_data" "cc" {}
