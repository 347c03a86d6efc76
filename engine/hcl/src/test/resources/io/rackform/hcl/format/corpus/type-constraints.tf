variable "a" {
type=string
}
variable "b" {
type="string"
}
variable "c" {
type=list
}
variable "d" {
type="list"
default=[]
}
variable "e" {
type=map
}
variable "f" {
type="map"
}
variable "g" {
type=set
}
variable "h" {
type=list( string )
}
variable "i" {
type="number"
}
variable "j" {
type="set"
}
variable "k" { type="string" }
variable "l" { type=map }
