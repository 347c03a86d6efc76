terraform {
  backend "local" {
    path = "a\u0000b"
  }
}
