variable "größe" {
  type    = string
  default = "größer"
}

locals {
  grüße = "äöü 😀 👩‍👩‍👧 東京" + var.größe
  länge = ["東京", upper("ß", var.größe)]
}
