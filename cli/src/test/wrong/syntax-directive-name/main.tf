locals {
  a = "%{ 5 }"
  b = "%{ while true }%{ endwhile }"
}
