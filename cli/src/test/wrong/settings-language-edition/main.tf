terraform {
  language = "TF2021"
}

terraform {
  language = TF2030
}
