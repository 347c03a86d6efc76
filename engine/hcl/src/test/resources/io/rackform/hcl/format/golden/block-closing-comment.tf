resource "a" "b" {
  x = 1
} // end
a {
} /* end */
