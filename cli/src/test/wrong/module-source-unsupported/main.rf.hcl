module "a" {
  source = "s3::https://bucket.example.org/vlan.zip"
}
module "b" {
  source = "https://www.example.org/vlan"
}
module "c" {
  source = "github.com/acme/network/vlan"
}
module "d" {
  source = "/srv/modules/vlan"
}
module "e" {
  source = "https://files.example.org/vlan.zip?checksum=sha256:123"
}
module "f" {
  source = "http://files.example.org/vlan.zip"
}
