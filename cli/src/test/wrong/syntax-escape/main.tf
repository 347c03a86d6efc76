locals {
  a = "\d \u12 \UFFFFFFFF"
}
