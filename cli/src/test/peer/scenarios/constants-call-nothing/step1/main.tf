variable "x" { default = upper("x") }
