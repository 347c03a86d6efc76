locals {
  a = "%{ if true }x"
  b = "%{ for a in [] }x"
}
