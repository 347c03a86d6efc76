resorce "terraform_data" "a" {}
something {}
