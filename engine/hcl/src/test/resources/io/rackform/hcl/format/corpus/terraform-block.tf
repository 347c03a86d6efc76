terraform {
required_version=">= 1.0"
required_providers {
redfish={
source="rackform/redfish"
version="~> 1.0"
configuration_aliases=[redfish.a,redfish.b]
}
}
backend "local" {}
}
