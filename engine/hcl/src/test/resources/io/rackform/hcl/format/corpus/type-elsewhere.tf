output "type" {
type="string"
}
locals {
type="list"
}
variable "x" {
nested {
type="string"
}
}
type="string"
