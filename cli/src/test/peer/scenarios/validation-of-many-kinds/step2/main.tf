locals { limit = length(var.names) + 1 }
variable "names" {
  type    = set(string)
  default = ["a"]
  validation {
    condition     = alltrue([for n in var.names : can(regex("^[a-z]+$", n))])
    error_message = "lower case only"
  }
}
variable "max" {
  type    = number
  default = 2
  validation {
    condition     = var.max <= local.limit && terraform_data.t.input == "x"
    error_message = "too many"
  }
  validation {
    condition     = can(regex("^\\d+$", var.max))
    error_message = <<-E
      heredoc message
    E
  }
}
resource "terraform_data" "t" { input = "x" }
output "x" { value = var.max }
