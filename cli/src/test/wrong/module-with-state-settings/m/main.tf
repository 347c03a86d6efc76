terraform {
  backend "local" {
    path = "elsewhere"
  }
}
