block {
  x {
   y = 1
