module "a" {
  source = "./m"
  size {
  }
  other {
  }
}
