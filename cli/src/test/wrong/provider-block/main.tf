provider "redfish" {
  alias   = "1st"
  version = "~> 1.0"
}

provider "netconf" {
  for_each = {}
}
