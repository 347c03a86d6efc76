variable "old" {
  default    = 0
  deprecated = "Use new."
}
