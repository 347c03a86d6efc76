locals {
  a = "abc
  def
  ghi"
  b = 2
}
