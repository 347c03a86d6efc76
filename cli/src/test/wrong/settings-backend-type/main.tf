terraform {
  backend {
  }
}
