module "git::https://git.example.org/network.git" {
  url    = "https://git.example.org/network.git"
  commit = "main"
  hash   = "h1:0"
}
