terraform {
  backend "local" {
    workspace_dir = "states"
  }
}
