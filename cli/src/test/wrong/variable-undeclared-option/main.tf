variable "racks" {
  default = 1
}
