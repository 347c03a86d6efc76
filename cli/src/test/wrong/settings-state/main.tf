terraform {
  experiments = [everything]

  backend "s3" {
    bucket = "state"
  }

  provider_meta "redfish" {
  }
}

rackform {
  backend "local" {
  }

  cloud {
  }
}
