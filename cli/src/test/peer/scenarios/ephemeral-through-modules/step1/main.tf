variable "token" {
  default   = "t"
  ephemeral = true
}

module "m" {
  source = "./m"
  token  = var.token
}

resource "terraform_data" "a" {
  lifecycle {
    precondition {
      condition     = module.m.header == "Bearer t"
      error_message = "no"
    }
  }
}

output "is_null" {
  value = ephemeralasnull(module.m.header) == null
}
