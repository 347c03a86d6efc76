check "empty" {}
