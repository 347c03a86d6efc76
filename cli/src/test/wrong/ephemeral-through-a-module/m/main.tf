variable "plain" {}
