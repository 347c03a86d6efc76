variable "a" {
type="string" # why
}
variable "b" {
type=/* why */list
}
