terraform {
  experiments = [x]
  provider_meta "x" {
  }
  backend "local" {
  }
  backend "local" {
  }
  cloud {
  }
}
