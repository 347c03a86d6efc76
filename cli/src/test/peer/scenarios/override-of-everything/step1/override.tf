variable "t" { type = string }
