terraform {
  backend "local" {
    path          = "state.json"
    workspace_dir = "x"
  }
}
