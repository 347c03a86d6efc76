terraform {
  required_version = ">= 99.0"
}
rackform {
  required_version = ">= 99.0"
}
