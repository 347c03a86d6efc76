variable "größe" { default = "weit" }
variable "e\u0301" { default = 1 }
