<<<<<<< HEAD
module "git::https://git.example.org/network.git" {
