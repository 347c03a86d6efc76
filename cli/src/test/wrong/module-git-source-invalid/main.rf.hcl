module "a" {
  source = "git::http://git.example.org/network.git"
}
module "b" {
  source = "git::https://git.example.org/network.git?tag=v1"
}
module "c" {
  source = "git::https://git.example.org/network.git?ref=0123456789abcdef0123456789abcdef01234567&depth=1"
}
module "d" {
  source = "git::ssh://git@git.example.org/network.git?sshkey=c2VjcmV0"
}
